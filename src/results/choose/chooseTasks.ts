import { InputError, quote, quoteList } from '../../base/inputError.ts';
import { nearestName } from '../../base/nearestName.ts';
import type { TaskGroup } from '../groupTasks.ts';

/**
 * The tasks of some downstream names, or all where none is given.
 *
 * @throws InputError for a name that no task has
 */
export function chooseTasks(tasks: readonly TaskGroup[], names?: readonly string[]): readonly TaskGroup[] {
  if (!names) return tasks;
  const known = [...new Set(tasks.map(({ downstream }) => downstream))];
  for (const name of names) {
    if (known.includes(name)) continue;
    const near = nearestName(name, known);
    throw new InputError(
      `no downstream task ${quote(name)}; there are ${quoteList(known)}`,
      {},
      near ? `did you mean ${quote(near)}?` : 'give one of them',
    );
  }
  return tasks.filter(({ downstream }) => names.includes(downstream));
}
