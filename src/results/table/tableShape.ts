import type { Evaluation } from '../evaluation.ts';

/**
 * How a table that is not canonical holds its evaluations: what a shape file says. Column names are exact; a pattern
 * may use `*` for any characters.
 */
export type TableShape = CanonicalShape | WideShape | LongShape | JoinedShape;

/** A part of an evaluation that has a column of its own. */
export type EvaluationKey = Exclude<keyof Evaluation, 'other'>;

/**
 * For a part of an evaluation, the column that holds it. As text: the column's name, or the name with a pattern
 * behind `~` whose first group is taken (`name~(\d+)shot`), or with a factor behind `*` (`params (M)*1e6`). `model` and
 * `downstream` name a wide, long or joined table's own names, where it has no such columns.
 */
export type ColumnNames = { readonly [Key in EvaluationKey]?: string | ColumnSource };

/** What is taken of a column. */
export interface ColumnSource {
  readonly column: string;
  /** Regular expression whose first group is taken. Default: the whole cell. */
  readonly match?: string;
  /** Factor, for numbers. Default 1. */
  readonly times?: number;
  /** Whether a table may lack the column. Default false. */
  readonly optional?: boolean;
}

/**
 * What becomes of several rows for one model, task and number of shots: all are kept (`each`), their mean is, the
 * best is, or the one that is best in another column (`best:val_acc`).
 */
export type RepeatsRule = 'each' | 'mean' | 'best' | `best:${string}`;

interface AnyShape {
  /** Where the table comes from, in words. */
  readonly about?: string;
  /** Columns that hold a part of an evaluation under another name. */
  readonly columns?: ColumnNames;
  /** Scale and metric of this kind of table, where it is known. Default: detected column by column. */
  readonly scale?: 'fraction' | 'percent';
  readonly metric?: 'accuracy' | 'error';
  /** Cells that stand for a missing value, besides the usual ones. */
  readonly missing?: readonly string[];
  /** Rows to read: by column, the text that its cells have (`*` for any characters). Default: all. */
  readonly where?: Readonly<Record<string, string>>;
  /** Default: `each`. */
  readonly repeats?: RepeatsRule;
  /** Examples in the test sets of tasks, by the task's name, where the table does not say. */
  readonly testSizes?: Readonly<Record<string, number>>;
  /** By what such a table is recognised: columns that it has, all of them, and its file's name as a pattern. */
  readonly recognise?: { readonly columns: readonly string[]; readonly file?: string };
}

/** One row an evaluation, in the columns of `CANONICAL_COLUMNS`. */
export interface CanonicalShape extends AnyShape {
  readonly kind: 'canonical';
  /** Columns that name a model together, in order. Default: the column of models. */
  readonly id?: readonly string[];
}

interface NamedShape extends AnyShape {
  /** Columns that name a model together, in order. */
  readonly id: readonly string[];
  /** Other columns to carry along. Default: all. */
  readonly carry?: readonly string[];
}

/** One row a model; upstream and downstream accuracies in columns. */
export interface WideShape extends NamedShape {
  readonly kind: 'wide';
  readonly upstream: string;
  /** Names or patterns; a column that only a pattern matches is taken if it holds accuracies. */
  readonly downstream: readonly string[];
  /** Names or patterns of columns that a pattern in `downstream` should not take. */
  readonly except?: readonly string[];
}

/** One row a model and task, in one file or several; the upstream task is one of the tasks. */
export interface LongShape extends NamedShape {
  readonly kind: 'long';
  readonly taskColumn: string;
  readonly valueColumn: string;
  /** Its name, or a pattern that one task matches. */
  readonly upstreamTask: string;
  /** Names or patterns of tasks to leave out. */
  readonly except?: readonly string[];
  /**
   * Shots of the upstream rows. Default: those of the downstream row, else those without shots.
   */
  readonly upstreamShots?: number;
}

/** One file a task, one row a model; the first file is the upstream task. */
export interface JoinedShape extends NamedShape {
  readonly kind: 'joined';
  readonly valueColumn: string;
  /** Which files of a folder to read, as a pattern, and what of their names is the task. Default: all, the whole name. */
  readonly files?: { readonly pattern: string; readonly upstream: string };
}
