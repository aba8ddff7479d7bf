import { InputError } from '../base/inputError.ts';
import type { EvaluationTable } from './evaluation.ts';
import type { TaskGroup } from './groupTasks.ts';

/**
 * Makes sure that a curve can go through at least one task: two models or more, of different upstream accuracies.
 *
 * @throws InputError saying what all tasks lack
 */
export function requireFittable(tasks: readonly TaskGroup[], { files }: EvaluationTable): void {
  const place = { file: files.map(({ path }) => path).join(', ') };
  const largest = Math.max(...tasks.map(({ evaluations }) => evaluations.length));
  if (largest < 2) {
    const what = tasks.length === 1 ? 'only 1 model' : `${tasks.length} tasks with 1 model each`;
    throw new InputError(
      `${what}; a curve needs at least 2 models of one task at one number of shots`,
      place,
      'check the downstream, upstream and shots columns',
    );
  }
  const spread = tasks.some(({ points }) =>
    points.upstream.some((accuracy) => accuracy !== points.upstream[0]),
  );
  if (!spread) {
    throw new InputError(
      `all ${largest} models of a task have the same upstream accuracy (${tasks[0].points.upstream[0]})`,
      place,
      'a curve needs models of different upstream accuracies; is this the right column?',
    );
  }
}
