import { quoteList } from '../../base/inputError.ts';
import type { RawTable } from '../table/rawTable.ts';
import type { TableShape } from '../table/tableShape.ts';

/** What unknown tables seem to be. */
export interface Suggestion {
  /** In words: "a wide table: ...". */
  readonly looksLike: string;
  readonly shape: TableShape;
  /** Name of the preset that has this shape. */
  readonly preset?: string;
  /** The tables' files, the upstream one first, where their order says which it is. */
  readonly files?: readonly string[];
  /** A file that is needed too, and was not given. */
  readonly needs?: string;
  /** What was guessed, and what else there would be. */
  readonly doubt?: string;
}

/** What wrote a table, where it shows. */
export function sourceOf({ header }: RawTable): string {
  const has = (...names: string[]) => names.every((name) => header.includes(name));
  if (has('Name', 'State', 'Created', 'Runtime') || has('summary._step') || has('summary._runtime')) {
    return 'runs exported from W&B, ';
  }
  if (has('model', 'task', 'metric', 'accuracy', 'downstream_standard_error')) {
    return 'results of lm-evaluation-harness, ';
  }
  return '';
}

/** What of a guess may be otherwise: which of the names is upstream. */
export function doubtOf(
  upstream: string,
  names: readonly string[],
  sure: boolean,
  what: string,
): string | undefined {
  if (sure) return undefined;
  const others = names.filter((name) => name !== upstream);
  return `which ${what} is upstream is a guess: it could be ${quoteList(others, 5)} too`;
}
