import type { Evaluation } from '../../results/evaluation.ts';
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
  /** What it costs, by the column asked for; null where the table does not say. */
  readonly cost: number | null;
}

/** The models worth taking for several tasks at once. */
export interface ParetoSet {
  readonly tasks: readonly string[];
  /** Models evaluated on all tasks. */
  readonly candidates: number;
  /** Smallest largest regret first. */
  readonly models: readonly ParetoModel[];
  /** The model that was asked about, whether it is beaten or not; null where none was, or it was not evaluated on all tasks. */
  readonly highlighted: ParetoModel | null;
}

/** Which models to choose from, and what they cost. */
export interface ParetoOptions {
  /** Column of costs: `parameters` (default), or one that was carried along. */
  readonly cost?: string;
  /** Only models of at most so many parameters, by the table; those of unknown size are left out. */
  readonly maxParameters?: number;
  /** A model to hold against the others. */
  readonly highlight?: string;
}

/**
 * Which of the models at hand to take for several downstream tasks at once: those that no other model equals or
 * beats on every task. Only models that were evaluated on all of the tasks are candidates.
 *
 * @param tasks of one upstream task, one or more
 * @throws RangeError without a task
 */
export function paretoModels(
  tasks: readonly TaskGroup[],
  { cost = 'parameters', maxParameters, highlight }: ParetoOptions = {},
): ParetoSet {
  if (tasks.length === 0) throw new RangeError('no task; a choice needs one or more');
  const columns = tasks.map(
    (task) =>
      new Map(task.evaluations.map((evaluation) => [evaluation.model, evaluation.downstreamAccuracy])),
  );
  const known = new Map(tasks[0].evaluations.map((evaluation) => [evaluation.model, evaluation]));
  const everywhere = [...columns[0].keys()].filter((model) => columns.every((column) => column.has(model)));
  const candidates =
    maxParameters === undefined
      ? everywhere
      : everywhere.filter(
          (model) => (known.get(model)?.parameters ?? Number.POSITIVE_INFINITY) <= maxParameters,
        );
  const rowOf = (model: string) => ({
    model,
    accuracies: columns.map((column) => column.get(model) as number),
  });
  const rows = candidates.map(rowOf);
  const best = tasks.map((_, t) => rows.reduce((most, { accuracies }) => Math.max(most, accuracies[t]), 0));
  // Whoever beats a model has a larger sum, so comparing with the front so far is enough.
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const front: typeof rows = [];
  for (const row of rows.sort((a, b) => sum(b.accuracies) - sum(a.accuracies))) {
    const beaten = front.some(({ accuracies }) => accuracies.every((a, t) => a >= row.accuracies[t]));
    if (!beaten) front.push(row);
  }
  const judged = ({ model, accuracies }: (typeof rows)[number]): ParetoModel => {
    const regrets = accuracies.map((accuracy, t) => best[t] - accuracy);
    return {
      model,
      accuracies,
      largestRegret: Math.max(...regrets),
      meanRegret: sum(regrets) / regrets.length,
      cost: costOf(known.get(model), cost),
    };
  };
  const models = front.map(judged);
  const highlighted =
    highlight !== undefined && everywhere.includes(highlight) ? judged(rowOf(highlight)) : null;
  models.sort((a, b) => a.largestRegret - b.largestRegret || a.meanRegret - b.meanRegret);
  return { tasks: tasks.map(taskName), candidates: candidates.length, models, highlighted };
}

function costOf(evaluation: Evaluation | undefined, column: string): number | null {
  const value =
    column === 'parameters' ? evaluation?.parameters : Number(evaluation?.other?.[column] || Number.NaN);
  return value === undefined || !Number.isFinite(value) ? null : value;
}
