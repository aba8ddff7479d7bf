import { InputError, quote } from '../base/inputError.ts';
import { nearestName } from '../base/nearestName.ts';
import type { TaskGroup } from './groupTasks.ts';

/**
 * Makes sure that some task has a model of this name.
 *
 * @throws InputError where none has, with the nearest name
 */
export function requireModel(tasks: readonly TaskGroup[], name: string): void {
  const known = [...new Set(tasks.flatMap(({ evaluations }) => evaluations.map(({ model }) => model)))];
  if (known.includes(name)) return;
  const near = nearestName(name, known);
  throw new InputError(
    `no model ${quote(name)} in the table`,
    {},
    near ? `did you mean ${quote(near)}?` : 'give the name as the table has it',
  );
}
