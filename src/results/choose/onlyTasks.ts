import { InputError, quote, quoteList } from '../../base/inputError.ts';
import { nearestName } from '../../base/nearestName.ts';
import type { EvaluationTable } from '../evaluation.ts';

/**
 * A table with the evaluations of some downstream tasks, or all where none is named.
 *
 * @throws InputError for a name that no task has
 */
export function onlyTasks(table: EvaluationTable, names?: readonly string[]): EvaluationTable {
  if (!names) return table;
  const known = [...new Set(table.evaluations.map(({ downstream }) => downstream))];
  for (const name of names) {
    if (known.includes(name)) continue;
    const near = nearestName(name, known);
    throw new InputError(
      `no downstream task ${quote(name)}; there are ${quoteList(known)}`,
      {},
      near ? `did you mean ${quote(near)}?` : 'give one of them',
    );
  }
  return { ...table, evaluations: table.evaluations.filter(({ downstream }) => names.includes(downstream)) };
}
