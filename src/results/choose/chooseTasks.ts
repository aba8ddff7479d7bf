import type { TaskGroup } from '../groupTasks.ts';
import { requireTasks } from './requireTasks.ts';

/**
 * The tasks of some downstream names, or all where none is given.
 *
 * @throws InputError for a name that no task has
 */
export function chooseTasks(tasks: readonly TaskGroup[], names?: readonly string[]): readonly TaskGroup[] {
  if (!names) return tasks;
  requireTasks(
    tasks.map(({ downstream }) => downstream),
    names,
  );
  return tasks.filter(({ downstream }) => names.includes(downstream));
}
