import type { Evaluation } from '../evaluation.ts';

/**
 * How a table that is not canonical holds its evaluations. Column names are exact; a pattern may use `*` for any
 * characters.
 */
export type TableShape = CanonicalShape | WideShape | LongShape | JoinedShape;

/** One row an evaluation, in the columns of `CANONICAL_COLUMNS`. */
export interface CanonicalShape {
  readonly kind: 'canonical';
  /** Columns that go by another name. Default: all have the canonical one. */
  readonly columns?: ColumnNames;
}

/** For what an evaluation holds, the column that holds it. */
export type ColumnNames = { readonly [Key in Exclude<keyof Evaluation, 'other'>]?: string };

interface AnyShape {
  /** Columns that name a model together, in order. */
  readonly id: readonly string[];
  /** Columns that stand for canonical ones under another name. */
  readonly also?: readonly BorrowedColumn[];
  /** Other columns to carry along. Default: all. */
  readonly carry?: readonly string[];
  /** Scale and metric of this kind of table, where it is known. */
  readonly scale?: 'fraction' | 'percent';
  readonly metric?: 'accuracy' | 'error';
}

/** One row a model; upstream and downstream accuracies in columns. */
export interface WideShape extends AnyShape {
  readonly kind: 'wide';
  readonly upstream: string;
  /** Names or patterns; a column that only a pattern matches is taken if it holds numbers. */
  readonly downstream: readonly string[];
  /** Names or patterns of columns that a pattern in `downstream` should not take. */
  readonly except?: readonly string[];
}

/** One row a model and task; the upstream task is one of the tasks. */
export interface LongShape extends AnyShape {
  readonly kind: 'long';
  readonly taskColumn: string;
  readonly valueColumn: string;
  readonly upstreamTask: string;
}

/** One file a task, one row a model; the first file is the upstream task. */
export interface JoinedShape extends AnyShape {
  readonly kind: 'joined';
  readonly valueColumn: string;
  /** Which files of a folder to read, as a pattern, and what of their names is the task. Default: all, the whole name. */
  readonly files?: { readonly pattern: string; readonly upstream: string };
}

/** A canonical column read from a column of another name. */
export interface BorrowedColumn {
  readonly canonical:
    | 'family'
    | 'parameters'
    | 'shots'
    | 'data_fraction'
    | 'epochs'
    | 'seed'
    | 'run'
    | 'head_weight_decay'
    | 'head_learning_rate'
    | 'test_size';
  readonly column: string;
  /** Regular expression whose first group is taken, for text. Default: the whole cell. */
  readonly match?: string;
  /** Factor, for numbers. Default 1. */
  readonly times?: number;
}

/** Whether a name matches a name or a pattern in which `*` stands for any characters. */
export function matchesPattern(name: string, pattern: string): boolean {
  if (!pattern.includes('*')) return name === pattern;
  const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`, 's').test(name);
}
