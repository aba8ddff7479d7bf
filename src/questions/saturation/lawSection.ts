import { countOf } from '../../base/numberText.ts';
import { adequacyRecord, taskRecord } from '../../documents/fitJson.ts';
import { INTERACTION } from '../../figures/interaction.ts';
import { taskNamer } from '../../results/taskName.ts';
import type { FittedTable } from '../fittedTable.ts';
import type { Section } from '../question.ts';
import type { ReportTable } from '../section.ts';
import { lawFigure } from './lawFigure.ts';
import { lawsFigures } from './lawsFigure.ts';

/** Tasks that have a figure of their own; every task is in the tables. */
const MOST_TASKS = 12;

/** Downstream against upstream accuracy, a figure a task, in the order of the answer. */
export function lawSection(context: FittedTable): Section {
  const { answers, families } = context;
  const shown = answers.slice(0, MOST_TASKS);
  const left = answers.length - shown.length;
  const single = shown.map((answer, i) => lawFigure(answer, { families, number: i + 1 }));
  return {
    title: 'Downstream against upstream accuracy',
    paragraphs: [
      'A point is a model. The upper hull is the frontier that these models reach, alone or mixed. Where the law describes the models, its frontier is drawn with its interval and the accuracy at which it ends; where it does not, the slope observed at the top. ' +
        'On axes of logarithmic error a law without a plateau would be a straight line.',
      INTERACTION,
      ...(left > 0
        ? [
            `The first ${MOST_TASKS} tasks of the answer have a figure here; ${countOf(left, 'more task')} are in the table.`,
          ]
        : []),
    ],
    figures: answers.length === 1 ? single : [...lawsFigures(answers, families), ...single],
    tables: [adequacyTable(context), lawTable(context)],
  };
}

/** Whether the law describes each task's models, by each check. */
function adequacyTable({ answers, tasks }: FittedTable): ReportTable {
  const name = taskNamer(tasks);
  return {
    id: 'adequacy',
    title: 'Does the law describe these models?',
    columns: [
      { name: 'task', title: 'Task', kind: 'text' },
      { name: 'check', title: 'Check', kind: 'text' },
      { name: 'passed', title: 'Passed', kind: 'text' },
      { name: 'statistic', title: 'Statistic', kind: 'number' },
      { name: 'threshold', title: 'Threshold', kind: 'number' },
      { name: 'words', title: 'In words', kind: 'text' },
    ],
    rows: answers.flatMap((answer) =>
      (adequacyRecord(answer)?.checks ?? []).map(({ name: check, passed, statistic, threshold, words }) => [
        name(answer.task),
        check,
        passed ? 'yes' : 'no',
        statistic,
        threshold,
        words,
      ]),
    ),
    legend: [
      'contact: probability that no model comes nearer to the curve somewhere, were the law true; fails below the threshold. reach: distance from the curve to the nearest model where it is largest; fails above. slope: room between the law’s slope at the top and the observed one, in points a point; fails above the threshold.',
    ],
  };
}

/** Every fit with its parameters, in the order of the answer. */
function lawTable({ answers, fits, tasks }: FittedTable): ReportTable {
  const name = taskNamer(tasks);
  return {
    id: 'laws',
    title: 'Every way of fitting the law, side by side',
    columns: [
      { name: 'task', title: 'Task', kind: 'text' },
      { name: 'method', title: 'Fit to', kind: 'text' },
      { name: 'k', title: 'k', kind: 'number' },
      { name: 'alpha', title: 'alpha', kind: 'number' },
      { name: 'irreducible_error', title: 'e_IR', kind: 'number' },
      { name: 'irreducible_error_low', title: 'from', kind: 'number' },
      { name: 'irreducible_error_high', title: 'to', kind: 'number' },
      { name: 'saturation_accuracy', title: 'Plateau', kind: 'fraction' },
      { name: 'rmse', title: 'RMSE', kind: 'number' },
      { name: 'hull_points', title: 'Hull vertices', kind: 'count' },
    ],
    rows: answers.flatMap((answer) => {
      const others = fits.filter(({ task }) => task === answer.task);
      return taskRecord({ ...answer, fits: others }).fits.map((fit) => [
        name(answer.task),
        fit.method,
        fit.k,
        fit.alpha,
        fit.irreducibleError,
        fit.interval?.irreducibleError[0] ?? null,
        fit.interval?.irreducibleError[1] ?? null,
        fit.saturationAccuracy,
        fit.rmse,
        fit.hullPoints,
      ]);
    }),
    legend: [
      'frontier: posterior medians with intervals; k and alpha are not to be put into the law together, the curve is in the figures and in JSON. The others are least squares (hull, hull-to-best, all) and the tightest law above all models (envelope); they have no say in the verdict. Dashes: the models do not determine the parameters. ' +
        'RMSE: of the error, over all models for "all", else over the hull vertices.',
    ],
  };
}
