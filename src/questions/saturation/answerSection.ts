import { countOf, listText } from '../../base/numberText.ts';
import { falseFlagWords } from '../../fits/adequacy/falseFlagWords.ts';
import { isRefuted } from '../../fits/adequacy/isRefuted.ts';
import { type DownstreamAnswers, downstreamAnswers, standingAnswers } from '../../fits/downstreamAnswers.ts';
import { ANSWER_ORDER } from '../../fits/sortAnswers.ts';
import { standingFrontier, type TaskAnswer } from '../../fits/taskAnswer.ts';
import { VERDICT_MEANINGS, VERDICT_PREDICATES } from '../../fits/verdictWords.ts';
import { estimateWords } from '../../fits/words/numbers.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { taskNamer } from '../../results/taskName.ts';
import type { FittedTable } from '../fittedTable.ts';
import { pickTables } from '../planning/pickTables.ts';
import type { Section } from '../question.ts';
import type { Paragraph, ReportColumn, ReportTable, VerdictTally } from '../section.ts';
import { heroFigure } from './heroFigure.ts';

/** With so few downstream tasks the table alone tells how many have which verdict. */
const MOST_UNCOUNTED = 12;

const SLOPE_LEGEND =
  'Slope: observed over the best models by upstream accuracy, in points of downstream accuracy a point of upstream, with its interval. ' +
  'Plateau: downstream accuracy at which the frontier ends at 100 % upstream, with its interval, where the law stands. Best now: the best downstream accuracy of any model.';

/** The answer first: which tasks still gain from a better upstream model. */
export function answerSection(context: FittedTable): Section {
  const { answers } = context;
  const standing = standingAnswers(answers);
  const name = taskNamer(standing.map(({ task }) => task));
  const folded = standing.length < answers.length || severalUpstreams(answers);
  return {
    title: 'The answer',
    paragraphs: [answerSentence(standing, name), ...whereNoLaw(standing)],
    tally: standing.length > MOST_UNCOUNTED ? tally(standing, name) : undefined,
    figures: [heroFigure(standing[0], context.families, context.highlight)],
    tables: [
      ...(folded ? [downstreamTable(answers)] : []),
      answerTable(context, !folded),
      ...pickTables(standing.map(({ task }) => task)),
    ],
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
    {
      strong: `Of ${countOf(answers.length, severalUpstreams(answers) ? 'pair of tasks' : 'downstream task', severalUpstreams(answers) ? 'pairs of tasks' : undefined)}, ${listText(parts)}.`,
    },
    ` First of them, ${name(first.task)}: ${first.verdict.sentence}`,
  ];
}

/** For how many tasks the law does not stand, and what is said instead. */
function whereNoLaw(answers: readonly TaskAnswer[]): Paragraph[] {
  const asked = answers.filter(({ frontier }) => frontier !== null);
  const none = asked.filter(({ frontier }) => frontier?.kind === 'none').length;
  const failing = asked.filter(({ adequacy }) => adequacy && !adequacy.stands);
  const refuted = failing.filter(({ adequacy }) => adequacy && isRefuted(adequacy)).length;
  const untold = failing.length - refuted;
  if (none + failing.length === 0) return [];
  const tasks = countOf(asked.length, 'task');
  const of = (count: number, all: string) => (count === asked.length ? all : `${count} of ${tasks}`);
  const why = [
    ...(refuted ? [`the law does not describe the models of ${of(refuted, 'any task')}`] : []),
    ...(untold ? [`the models of ${of(untold, tasks)} do not tell whether the law describes them`] : []),
    ...(none ? [`there is no law to extrapolate by for ${of(none, 'any task')}`] : []),
  ];
  const sentence = listText(why);
  const chance = falseFlagWords(answers);
  return [
    `${sentence[0].toUpperCase()}${sentence.slice(1)}: no plateau is claimed there, nothing is extrapolated, and the verdict is that of the slope observed at the top.${chance ? ` ${chance}.` : ''}`,
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

/** One row a downstream task: the answer at the most shots, upstream tasks side by side. */
function downstreamTable(answers: readonly TaskAnswer[]): ReportTable {
  const rows = downstreamAnswers(answers);
  const upstreams = [...new Set(answers.map(({ task }) => task.upstream))].sort();
  const several = upstreams.length > 1;
  const columns = upstreams.flatMap((upstream) => {
    const title = (word: string) => (several ? `${upstream}: ${word.toLowerCase()}` : word);
    const column = (
      name: string,
      word: string,
      kind: ReportColumn['kind'],
      value: (answer: TaskAnswer) => string | number | null,
    ) => ({
      name: several ? `${name}_${upstream}` : name,
      title: title(word),
      kind,
      value: (row: DownstreamAnswers) => {
        const answer = row.byUpstream.get(upstream);
        return answer ? value(answer) : null;
      },
    });
    return [
      column('verdict', 'Verdict', 'verdict', ({ verdict }) => verdict.word),
      column('best_accuracy', 'Best now', 'fraction', ({ best }) => best.downstreamAccuracy),
      column('slope', 'Slope', 'text', ({ top }) =>
        top ? `${top.slope.toFixed(2)} [${top.interval.map((end) => end.toFixed(2)).join(', ')}]` : null,
      ),
      column('saturation_accuracy', 'Plateau', 'text', (answer) => {
        const plateau = standingFrontier(answer)?.saturationAccuracy;
        return plateau ? estimateWords(plateau) : null;
      }),
      ...(several ? [] : [column('best_model', 'Best model', 'text', ({ best }) => best.model)]),
    ];
  });
  const anyShots = answers.some(({ task }) => task.shots !== null);
  return {
    id: 'downstream-tasks',
    title: 'Downstream tasks, by verdict and then by what a better upstream model brings',
    columns: [
      { name: 'downstream', title: 'Downstream task', kind: 'text' },
      ...(anyShots ? [{ name: 'shots', title: 'Shots', kind: 'text' as const }] : []),
      ...columns.map(({ name, title, kind }) => ({ name, title, kind })),
    ],
    rows: rows.map((row) => [
      row.downstream,
      ...(anyShots ? [shotsOf(row)] : []),
      ...columns.map(({ value }) => value(row)),
    ]),
    open: true,
    legend: [
      `${anyShots ? 'Each task at its largest number of shots; the table below has all. ' : ''}${SLOPE_LEGEND}`,
    ],
  };
}

/** The number of shots that stands for a task. */
function shotsOf({ byUpstream }: DownstreamAnswers): string {
  return [...new Set([...byUpstream.values()].map(({ task }) => String(task.shots ?? 'all')))].join(', ');
}

function severalUpstreams(answers: readonly TaskAnswer[]): boolean {
  return new Set(answers.map(({ task }) => task.upstream)).size > 1;
}

/** Every task by itself. */
function answerTable({ answers, tasks }: FittedTable, open: boolean): ReportTable {
  const columns = answerColumns(taskNamer(tasks));
  return {
    id: 'answer',
    title: open
      ? 'Tasks, by verdict and then by what a better upstream model brings'
      : 'Every task at every number of shots',
    columns: columns.map(({ name: column, title, kind }) => ({ name: column, title, kind })),
    rows: answers.map((answer) => columns.map(({ value }) => value(answer))),
    ...(open ? { open } : { folded: true }),
    legend: [SLOPE_LEGEND],
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
