import type { TaskGroup } from '../../results/groupTasks.ts';
import { taskName } from '../../results/taskName.ts';

/** A model that no other beats on every chosen task at once. */
export interface ParetoModel {
  readonly model: string;
  /** Downstream accuracy on each task, in the order of `tasks`. */
  readonly accuracies: readonly number[];
  /** Most that it gives away against the best model of a task, over the tasks, and on average. */
  readonly largestRegret: number;
  readonly meanRegret: number;
}

/** The models worth taking for several tasks at once. */
export interface ParetoSet {
  readonly tasks: readonly string[];
  /** Models evaluated on all tasks. */
  readonly candidates: number;
  /** Smallest largest regret first. */
  readonly models: readonly ParetoModel[];
}

/**
 * Which of the models at hand to take for several downstream tasks at once: those that no other model equals or
 * beats on every task. Only models that were evaluated on all of the tasks are candidates.
 *
 * @param tasks of one upstream task, one or more
 * @throws RangeError without a task
 */
export function paretoModels(tasks: readonly TaskGroup[]): ParetoSet {
  if (tasks.length === 0) throw new RangeError('no task; a choice needs one or more');
  const columns = tasks.map(
    (task) =>
      new Map(task.evaluations.map((evaluation) => [evaluation.model, evaluation.downstreamAccuracy])),
  );
  const candidates = [...columns[0].keys()].filter((model) => columns.every((column) => column.has(model)));
  const rows = candidates.map((model) => ({
    model,
    accuracies: columns.map((column) => column.get(model) as number),
  }));
  const best = tasks.map((_, t) => rows.reduce((most, { accuracies }) => Math.max(most, accuracies[t]), 0));
  // Whoever beats a model has a larger sum, so comparing with the front so far is enough.
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const front: typeof rows = [];
  for (const row of rows.sort((a, b) => sum(b.accuracies) - sum(a.accuracies))) {
    const beaten = front.some(({ accuracies }) => accuracies.every((a, t) => a >= row.accuracies[t]));
    if (!beaten) front.push(row);
  }
  const models = front.map(({ model, accuracies }): ParetoModel => {
    const regrets = accuracies.map((accuracy, t) => best[t] - accuracy);
    return {
      model,
      accuracies,
      largestRegret: Math.max(...regrets),
      meanRegret: sum(regrets) / regrets.length,
    };
  });
  models.sort((a, b) => a.largestRegret - b.largestRegret || a.meanRegret - b.meanRegret);
  return { tasks: tasks.map(taskName), candidates: candidates.length, models };
}
