import type { EvaluationTable } from '../evaluation.ts';
import { requireTasks } from './requireTasks.ts';

/**
 * A table with the evaluations of some downstream tasks, or all where none is named.
 *
 * @throws InputError for a name that no task has
 */
export function onlyTasks(table: EvaluationTable, names?: readonly string[]): EvaluationTable {
  if (!names) return table;
  requireTasks(
    table.evaluations.map(({ downstream }) => downstream),
    names,
  );
  return { ...table, evaluations: table.evaluations.filter(({ downstream }) => names.includes(downstream)) };
}
