import { countOf, listText } from '../../base/numberText.ts';
import { ANSWER_ORDER } from '../../fits/sortAnswers.ts';
import { standingFrontier, type TaskAnswer } from '../../fits/taskAnswer.ts';
import { VERDICT_MEANINGS, VERDICT_PREDICATES } from '../../fits/verdictWords.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { taskNamer } from '../../results/taskName.ts';
import type { FittedTable } from '../fittedTable.ts';
import { pickTables } from '../planning/pickTables.ts';
import type { Section } from '../question.ts';
import type { Paragraph, ReportColumn, ReportTable, VerdictTally } from '../section.ts';
import { heroFigure } from './heroFigure.ts';

/** The answer first: which tasks still gain from a better upstream model. */
export function answerSection(context: FittedTable): Section {
  const { answers, tasks } = context;
  const name = taskNamer(tasks);
  return {
    title: 'The answer',
    paragraphs: [answerSentence(answers, name), ...whereNoLaw(answers)],
    tally: answers.length > 1 ? tally(answers, name) : undefined,
    figures: [heroFigure(answers[0], context.families, context.highlight)],
    tables: [answerTable(context, name), ...pickTables(tasks)],
  };
}

function answerSentence(answers: readonly TaskAnswer[], name: (task: TaskGroup) => string): Paragraph {
  const [first] = answers;
  if (answers.length === 1) return [{ strong: `${name(first.task)}: ` }, first.verdict.sentence];
  const parts = ANSWER_ORDER.flatMap((verdict) => {
    const count = answers.filter(({ verdict: { word } }) => word === verdict).length;
    return count === 0 ? [] : [`${count} ${VERDICT_PREDICATES[verdict](count)}`];
  });
  return [
    { strong: `Of ${answers.length} tasks, ${listText(parts)}.` },
    ` A better upstream model is worth most to ${name(first.task)}: ${first.verdict.sentence}`,
  ];
}

/** For how many tasks the law does not stand, and what is said instead. */
function whereNoLaw(answers: readonly TaskAnswer[]): Paragraph[] {
  const asked = answers.filter(({ frontier }) => frontier !== null);
  const without = asked.filter((answer) => !standingFrontier(answer));
  if (without.length === 0) return [];
  const which =
    without.length === asked.length ? 'any task' : `${without.length} of ${countOf(asked.length, 'task')}`;
  return [
    `The law does not describe the models of ${which}: no plateau is claimed there, nothing is extrapolated, and the verdict is that of the slope observed at the top.`,
  ];
}

function tally(answers: readonly TaskAnswer[], name: (task: TaskGroup) => string): VerdictTally[] {
  return ANSWER_ORDER.map((verdict) => ({
    verdict,
    meaning: VERDICT_MEANINGS[verdict],
    tasks: answers.filter(({ verdict: { word } }) => word === verdict).map(({ task }) => name(task)),
  })).filter(({ tasks }) => tasks.length > 0);
}

interface AnswerColumn extends ReportColumn {
  readonly value: (answer: TaskAnswer) => string | number | null;
}

function answerTable({ answers }: FittedTable, name: (task: TaskGroup) => string): ReportTable {
  const columns = answerColumns(name);
  return {
    id: 'answer',
    title: 'Tasks, what a better upstream model is worth most to first',
    columns: columns.map(({ name: column, title, kind }) => ({ name: column, title, kind })),
    rows: answers.map((answer) => columns.map(({ value }) => value(answer))),
    open: true,
    legend: [
      'Slope: observed over the best models by upstream accuracy, in points of downstream accuracy a point of upstream, with its interval. ' +
        'Plateau: downstream accuracy at which the frontier ends at 100 % upstream, with its interval, where the law stands. Best now: the best downstream accuracy of any model.',
    ],
  };
}

function answerColumns(name: (task: TaskGroup) => string): AnswerColumn[] {
  const plateau = (answer: TaskAnswer) => standingFrontier(answer)?.saturationAccuracy;
  return [
    { name: 'task', title: 'Task', kind: 'text', value: ({ task }) => name(task) },
    { name: 'verdict', title: 'Verdict', kind: 'verdict', value: ({ verdict }) => verdict.word },
    {
      name: 'best_accuracy',
      title: 'Best now',
      kind: 'fraction',
      value: ({ best }) => best.downstreamAccuracy,
    },
    { name: 'slope', title: 'Slope', kind: 'points', value: ({ top }) => top?.slope ?? null },
    { name: 'slope_low', title: 'from', kind: 'points', value: ({ top }) => top?.interval[0] ?? null },
    { name: 'slope_high', title: 'to', kind: 'points', value: ({ top }) => top?.interval[1] ?? null },
    {
      name: 'saturation_accuracy',
      title: 'Plateau',
      kind: 'fraction',
      value: (answer) => plateau(answer)?.median ?? null,
    },
    {
      name: 'saturation_low',
      title: 'from',
      kind: 'fraction',
      value: (answer) => plateau(answer)?.low ?? null,
    },
    {
      name: 'saturation_high',
      title: 'to',
      kind: 'fraction',
      value: (answer) => plateau(answer)?.high ?? null,
    },
    { name: 'best_model', title: 'Best model', kind: 'text', value: ({ best }) => best.model },
    { name: 'models', title: 'Models', kind: 'count', value: ({ task }) => task.evaluations.length },
  ];
}
