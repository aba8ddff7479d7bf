import { countOf, listText, percentText } from '../../base/numberText.ts';
import { ANSWER_ORDER, type TaskAnswer } from '../../fits/taskAnswers.ts';
import { intervalOf } from '../../fits/taskIntervals.ts';
import { VERDICT_MEANINGS, VERDICT_PREDICATES } from '../../fits/verdictWords.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { taskNamer } from '../../results/taskName.ts';
import type { FittedTable } from '../fittedTable.ts';
import type { Section } from '../question.ts';
import type { Paragraph, ReportColumn, ReportTable, VerdictTally } from '../section.ts';

/** The answer first: which tasks still gain from a better upstream model. */
export function answerSection(context: FittedTable): Section {
  const { answers, tasks } = context;
  const name = taskNamer(tasks);
  return {
    title: 'The answer',
    paragraphs: [answerSentence(answers, name), ...doubts(answers, name)],
    tally: answers.length > 1 ? tally(answers, name) : undefined,
    tables: [answerTable(context, name)],
  };
}

function answerSentence(answers: readonly TaskAnswer[], name: (task: TaskGroup) => string): Paragraph {
  if (answers.length === 1) return [{ strong: oneTask(answers[0], name(answers[0].task)) }];
  const parts = ANSWER_ORDER.flatMap((verdict) => {
    const count = answers.filter(({ lead }) => lead.saturation.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${VERDICT_PREDICATES[verdict](count)}`];
  });
  const most = answers[0];
  const gain = most.lead.saturation.marginalGain;
  const where =
    gain === null
      ? ''
      : ` One more point of upstream accuracy brings most to ${name(most.task)}: ${gain.toFixed(2)} points.`;
  return [{ strong: `Of ${answers.length} tasks, ${listText(parts)}.` }, where];
}

function oneTask({ lead }: TaskAnswer, name: string): string {
  const { verdict, marginalGain, saturationAccuracy } = lead.saturation;
  const what = `${name} ${VERDICT_PREDICATES[verdict](1)}`;
  if (marginalGain === null || saturationAccuracy === null) return `${what}: ${VERDICT_MEANINGS[verdict]}.`;
  const limit =
    saturationAccuracy === 1
      ? 'no limit below 100 % shows'
      : `even a perfect upstream model would stop at ${percentText(saturationAccuracy)}`;
  return `${what}: one more point of upstream accuracy brings ${marginalGain.toFixed(2)} points; ${limit}.`;
}

/** Where the two ways of fitting do not agree. */
function doubts(answers: readonly TaskAnswer[], name: (task: TaskGroup) => string): Paragraph[] {
  const disputed = answers.filter(({ agreed }) => !agreed);
  if (disputed.length === 0) return [];
  const which = disputed.length <= 4 ? `: ${listText(disputed.map(({ task }) => name(task)))}` : '';
  return [
    `For ${countOf(disputed.length, 'task')} the two ways to fit the frontier lead to different verdicts${which}. ` +
      'There doubt first that the frontier follows the law; the verdict is that of the envelope, and the table shows both.',
  ];
}

function tally(answers: readonly TaskAnswer[], name: (task: TaskGroup) => string): VerdictTally[] {
  return ANSWER_ORDER.map((verdict) => ({
    verdict,
    meaning: VERDICT_MEANINGS[verdict],
    tasks: answers.filter(({ lead }) => lead.saturation.verdict === verdict).map(({ task }) => name(task)),
  })).filter(({ tasks }) => tasks.length > 0);
}

interface AnswerColumn extends ReportColumn {
  readonly value: (answer: TaskAnswer) => string | number | null;
  readonly wanted?: boolean;
}

function answerTable({ answers }: FittedTable, name: (task: TaskGroup) => string): ReportTable {
  const sure = answers.some(({ lead }) => intervalOf(lead) !== null);
  const columns = answerColumns(name, sure).filter(({ wanted = true }) => wanted);
  return {
    id: 'answer',
    title: 'Tasks, from the one that gains most from a better upstream model down',
    columns: columns.map(({ name: column, title, kind }) => ({ name: column, title, kind })),
    rows: answers.map((answer) => columns.map(({ value }) => value(answer))),
    open: true,
    legend: [
      ...(sure
        ? [
            'From and to: 95 % interval of the plateau; none where it could not be estimated (see the methods).',
          ]
        : []),
      'Plateau: downstream accuracy that the law reaches at an upstream accuracy of 100 %. Best now: the best downstream accuracy of any model. ' +
        'To gain: from the law at the best upstream model to the plateau, in points. +1 point: what one more point of upstream accuracy brings there.',
    ],
  };
}

function answerColumns(name: (task: TaskGroup) => string, sure: boolean): AnswerColumn[] {
  const range = ({ lead }: TaskAnswer) => intervalOf(lead)?.saturationAccuracy;
  const points = (value: number | null) => (value === null ? null : 100 * value);
  return [
    { name: 'task', title: 'Task', kind: 'text', value: ({ task }) => name(task) },
    { name: 'verdict', title: 'Verdict', kind: 'verdict', value: ({ lead }) => lead.saturation.verdict },
    {
      name: 'saturation_accuracy',
      title: 'Plateau',
      kind: 'fraction',
      value: ({ lead }) => lead.saturation.saturationAccuracy,
    },
    {
      name: 'saturation_low',
      title: 'from',
      kind: 'fraction',
      value: (answer) => range(answer)?.[0] ?? null,
      wanted: sure,
    },
    {
      name: 'saturation_high',
      title: 'to',
      kind: 'fraction',
      value: (answer) => range(answer)?.[1] ?? null,
      wanted: sure,
    },
    {
      name: 'best_accuracy',
      title: 'Best now',
      kind: 'fraction',
      value: ({ task }) => task.points.downstream.reduce((best, accuracy) => Math.max(best, accuracy), 0),
    },
    {
      name: 'to_gain',
      title: 'To gain',
      kind: 'points',
      value: ({ lead }) => points(lead.saturation.headroom),
    },
    {
      name: 'gain_per_point',
      title: '+1 point',
      kind: 'points',
      value: ({ lead }) => lead.saturation.marginalGain,
    },
    {
      name: 'hull_saturation_accuracy',
      title: 'Plateau by the hull',
      kind: 'fraction',
      value: ({ lead, others }) =>
        [lead, ...others].find(({ fit }) => fit.method === 'hull')?.saturation.saturationAccuracy ?? null,
    },
    {
      name: 'hull_verdict',
      title: 'Verdict by the hull',
      kind: 'verdict',
      value: ({ lead, others }) =>
        [lead, ...others].find(({ fit }) => fit.method === 'hull')?.saturation.verdict ?? null,
    },
    { name: 'models', title: 'Models', kind: 'count', value: ({ lead }) => lead.fit.models },
  ];
}
