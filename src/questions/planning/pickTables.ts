import { countOf, percentText } from '../../base/numberText.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import type { ReportTable } from '../section.ts';
import { type ParetoSet, paretoModels } from './paretoModels.ts';

/** Models of a Pareto set that are listed. */
const MOST_MODELS = 10;

/** The models to take now: for each upstream task those that no other beats on every task. Nothing for a single task. */
export function pickTables(tasks: readonly TaskGroup[]): ReportTable[] {
  return [...new Set(tasks.map(({ upstream }) => upstream))]
    .map((upstream) => tasks.filter((task) => task.upstream === upstream))
    .filter((ofUpstream) => ofUpstream.length > 1)
    .map((ofUpstream) => paretoModels(ofUpstream))
    .filter(({ models }) => models.length > 0)
    .map((set, i) => paretoTable(set, i + 1));
}

function paretoTable({ tasks, models, candidates }: ParetoSet, number: number): ReportTable {
  return {
    id: `pareto-${number}`,
    title: `Models to take for ${countOf(tasks.length, 'task')} at once: ${countOf(models.length, 'model')} of ${candidates}${models.length > MOST_MODELS ? `, the first ${MOST_MODELS}` : ''}`,
    columns: [
      { name: 'model', title: 'Model', kind: 'text' },
      { name: 'largest_regret', title: 'Gives away at most', kind: 'difference' },
      { name: 'mean_regret', title: 'On average', kind: 'difference' },
      { name: 'weakest_task', title: 'Most on', kind: 'text' },
    ],
    rows: models
      .slice(0, MOST_MODELS)
      .map(({ model, accuracies, largestRegret, meanRegret }) => [
        model,
        largestRegret,
        meanRegret,
        weakest(accuracies, tasks, models),
      ]),
    legend: [
      'Gives away: what the best model of a task has over this one, in points of accuracy, on the task where that is most, and on average over tasks.',
    ],
  };
}

/** The task on which a model is furthest below the best. */
function weakest(
  accuracies: readonly number[],
  tasks: readonly string[],
  models: ParetoSet['models'],
): string {
  const regrets = accuracies.map(
    (accuracy, t) => models.reduce((best, other) => Math.max(best, other.accuracies[t]), 0) - accuracy,
  );
  const most = regrets.indexOf(Math.max(...regrets));
  return `${tasks[most]} (${percentText(accuracies[most])})`;
}
