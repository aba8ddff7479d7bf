import { CANONICAL_COLUMNS, type Evaluation } from '../evaluation.ts';

const KEYS = new Map(CANONICAL_COLUMNS.map(({ name, key }) => [name, key]));

/**
 * What an evaluation has in a column, as text: one of the canonical table, by its name there, or one that was carried
 * along. Undefined where the cell is empty.
 */
export function columnText({ other, ...evaluation }: Evaluation, column: string): string | undefined {
  const key = KEYS.get(column);
  const value = key === undefined ? other && Object.hasOwn(other, column) && other[column] : evaluation[key];
  return value === undefined || value === null || value === false || value === '' ? undefined : String(value);
}

/** Columns that every evaluation has, or that say which task it is. */
const ALWAYS = ['model', 'upstream', 'upstream_accuracy', 'downstream', 'shots', 'downstream_accuracy'];

/** The other columns of evaluations that hold something, in the canonical order; those carried along come last. */
export function otherColumns(evaluations: readonly Evaluation[]): string[] {
  const known = CANONICAL_COLUMNS.filter(
    ({ name, key }) =>
      !ALWAYS.includes(name) && evaluations.some((evaluation) => evaluation[key] !== undefined),
  ).map(({ name }) => name);
  const carried = new Set(evaluations.flatMap(({ other }) => (other ? Object.keys(other) : [])));
  return [...known, ...[...carried].filter((name) => !KEYS.has(name))];
}
