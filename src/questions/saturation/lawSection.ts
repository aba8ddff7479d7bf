import { countOf } from '../../base/numberText.ts';
import { LAW_METHODS } from '../../curves/lawMethod.ts';
import { saturationAccuracy } from '../../curves/saturatingLaw.ts';
import { INTERACTION } from '../../figures/interaction.ts';
import type { TaskFit } from '../../fits/fitTasks.ts';
import type { TaskAnswer } from '../../fits/taskAnswers.ts';
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
  const single = shown.map((answer, i) => lawFigure(frontierFits(answer), { families, number: i + 1 }));
  return {
    title: 'Downstream against upstream accuracy',
    paragraphs: [
      'A point is a model. The upper hull is the frontier that these models reach, alone or mixed; the laws are fitted to that frontier, and the horizontal lines are the plateaus that they run into at an upstream accuracy of 100 %. ' +
        'On axes of logarithmic error a law without a plateau would be a straight line.',
      INTERACTION,
      ...(left > 0
        ? [
            `The first ${MOST_TASKS} tasks of the answer have a figure here; ${countOf(left, 'more task')} are in the table.`,
          ]
        : []),
    ],
    figures:
      answers.length === 1 ? single : [...lawsFigures(answers.flatMap(frontierFits), families), ...single],
    tables: [lawTable(context)],
  };
}

/** The fits to the frontier of a task, in the order in which they were made. */
export function frontierFits({ lead, others }: TaskAnswer): TaskFit[] {
  return LAW_METHODS.flatMap((method) => [lead, ...others].filter(({ fit }) => fit.method === method));
}

/** Every fit with its parameters, in the order of the answer. */
function lawTable({ answers, fits, tasks }: FittedTable): ReportTable {
  const name = taskNamer(tasks);
  return {
    id: 'laws',
    title: 'The law of every task, by each way of fitting it',
    columns: [
      { name: 'task', title: 'Task', kind: 'text' },
      { name: 'method', title: 'Fit to', kind: 'text' },
      { name: 'k', title: 'k', kind: 'number' },
      { name: 'alpha', title: 'alpha', kind: 'number' },
      { name: 'irreducible_error', title: 'e_IR', kind: 'number' },
      { name: 'saturation_accuracy', title: 'Plateau', kind: 'fraction' },
      { name: 'rmse', title: 'RMSE', kind: 'number' },
      { name: 'hull_points', title: 'Hull vertices', kind: 'count' },
      { name: 'identified', title: 'Determined', kind: 'text' },
    ],
    rows: answers.flatMap(({ task }) =>
      fits
        .filter((fit) => fit.task === task)
        .map(({ fit }) => [
          name(task),
          fit.method,
          fit.law?.k ?? null,
          fit.law?.alpha ?? null,
          fit.law?.irreducibleError ?? null,
          fit.law ? saturationAccuracy(fit.law) : null,
          fit.rmse,
          fit.hull.length,
          fit.law ? (fit.identified ? 'yes' : 'no') : 'no law fits',
        ]),
    ),
    legend: [
      'RMSE: root mean square of the error of the law, over all models for "all", else over the hull vertices. Where a law is not determined, its parameters are some of many that fit as well.',
    ],
  };
}
