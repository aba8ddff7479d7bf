import { countOf, percentText } from '../../base/numberText.ts';
import { taskNamer } from '../../results/taskName.ts';
import type { FittedTable } from '../fittedTable.ts';
import type { Section } from '../question.ts';
import type { ReportTable } from '../section.ts';
import { type ParetoSet, paretoModels } from './paretoModels.ts';
import { plan } from './plan.ts';

/** Models of the Pareto set that are listed. */
const MOST_MODELS = 10;

/** What a better upstream model would bring, and which of the models at hand to take until then. */
export function planningSection(context: FittedTable): Section {
  const rows = plan(context.answers);
  const choices = paretoSets(context);
  return {
    title: 'Planning',
    paragraphs: [
      'What the law says of an upstream model one point above the best, and which of the models at hand serves all tasks at once: a model of the list below is beaten on every task by no other.',
    ],
    tables: [planTable(context, rows), ...choices.map((set, i) => paretoTable(set, i + 1))],
  };
}

function planTable({ answers }: FittedTable, rows: ReturnType<typeof plan>): ReportTable {
  const name = taskNamer(answers.map(({ task }) => task));
  return {
    id: 'plan',
    title: 'One point more of upstream accuracy',
    columns: [
      { name: 'task', title: 'Task', kind: 'text' },
      { name: 'best_upstream_accuracy', title: 'Best upstream', kind: 'fraction' },
      { name: 'future_upstream', title: 'A point more', kind: 'fraction' },
      { name: 'future_downstream', title: 'Downstream then', kind: 'fraction' },
      { name: 'saturation_accuracy', title: 'Plateau', kind: 'fraction' },
      { name: 'answer', title: 'In words', kind: 'text' },
    ],
    rows: rows.map((row, i) => [
      name(answers[i].task),
      row.bestUpstreamAccuracy,
      row.futureUpstream,
      row.futureDownstream,
      row.saturationAccuracy,
      row.answer,
    ]),
    open: true,
  };
}

/** The Pareto set of each upstream task that has several downstream tasks. */
function paretoSets({ tasks }: FittedTable): ParetoSet[] {
  return [...new Set(tasks.map(({ upstream }) => upstream))]
    .map((upstream) => tasks.filter((task) => task.upstream === upstream))
    .filter((ofUpstream) => ofUpstream.length > 1)
    .map((ofUpstream) => paretoModels(ofUpstream))
    .filter(({ models }) => models.length > 0);
}

function paretoTable({ tasks, models, candidates }: ParetoSet, number: number): ReportTable {
  return {
    id: `pareto-${number}`,
    title: `Models to take for ${countOf(tasks.length, 'task')} at once: ${countOf(models.length, 'model')} of ${candidates}${models.length > MOST_MODELS ? `, the first ${MOST_MODELS}` : ''}`,
    columns: [
      { name: 'model', title: 'Model', kind: 'text' },
      { name: 'largest_regret', title: 'Gives away at most', kind: 'fraction' },
      { name: 'mean_regret', title: 'On average', kind: 'fraction' },
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
