import { countOf, countText, percentText, significantText } from '../../base/numberText.ts';
import { UNDETERMINED } from '../../curves/frontier/frontierNotes.ts';
import { noFrontierText } from '../../curves/frontier/noFrontier.ts';
import { type FitRecord, taskRecord } from '../../documents/fitJson.ts';
import { falseFlagWords } from '../../fits/adequacy/falseFlagWords.ts';
import { standingAnswers } from '../../fits/downstreamAnswers.ts';
import { standingFrontier, type TaskAnswer } from '../../fits/taskAnswer.ts';
import { taskName } from '../../results/taskName.ts';
import { terminalText } from '../terminalText.ts';
import { type TextColumn, textTable } from './textTable.ts';
import { wrapped } from './wrapped.ts';

/** Most tasks that are put into words one by one, and most notes. */
const MOST_SENTENCES = 5;
const MOST_NOTES = 8;

/**
 * Answers for a terminal, in the order given: a row a task, then the first tasks in words, notes, and what columns mean.
 *
 * @param width of the terminal, in characters
 */
export function fitText(
  answers: readonly TaskAnswer[],
  width: number,
  { wide = false, explain = false }: { wide?: boolean; explain?: boolean } = {},
): string {
  const upstreams = new Set(answers.map(({ task }) => terminalText(task.upstream)));
  const models = new Set(answers.flatMap(({ task }) => task.evaluations.map(({ model }) => model))).size;
  const downstreams = new Set(answers.map(({ task }) => task.downstream)).size;
  const shown = wide || downstreams === 1 ? answers : standingAnswers(answers);
  const others = wide || answers.some(({ fits }) => fits.length > 0);
  const notes = groupedNotes(shown, others);
  return [
    `${[...upstreams].join(', ')} -> ${countOf(downstreams, 'downstream task')}, ${countText(models)} models`,
    '',
    textTable(answerColumns(shown, notes), shown, width),
    ...(shown.length < answers.length
      ? [wrapped(`Each task at ${mostShots(shown)}; --task, --wide and --json show the others.`, width), '']
      : []),
    ...(others ? [parameterText(answers, width)] : []),
    ...sentences(explain ? answers : shown, width, explain),
    ...notes.slice(0, MOST_NOTES).map(({ text }, i) => wrapped(`${i + 1}  ${text}`, width, '   ')),
    ...(notes.length > MOST_NOTES ? [`and ${notes.length - MOST_NOTES} more notes; see --json`] : []),
    ...(notes.length > 0 ? [''] : []),
    ...legend(answers).map((line) => wrapped(line, width, '         ')),
    '',
  ].join('\n');
}

/** The columns that these answers need. */
function answerColumns(
  answers: readonly TaskAnswer[],
  notes: readonly GroupedNote[],
): TextColumn<TaskAnswer>[] {
  const several = new Set(answers.map(({ task }) => task.upstream)).size > 1;
  const manyShots = new Set(answers.map(({ task }) => task.shots)).size > 1;
  const anyLaw = answers.some((answer) => standingFrontier(answer) !== null);
  const optional = (wanted: boolean, column: TextColumn<TaskAnswer>) => (wanted ? [column] : []);
  return [
    { title: 'task', align: 'left', cell: ({ task }) => task.downstream, least: 12 },
    ...optional(several, { title: 'upstream', align: 'left', cell: ({ task }) => task.upstream, least: 8 }),
    ...optional(manyShots, {
      title: 'shots',
      align: 'right',
      cell: ({ task }) => String(task.shots ?? 'all'),
    }),
    ...optional(
      answers.some(({ frontier }) => frontier !== null),
      { title: 'verdict', align: 'left', cell: ({ verdict }) => verdict.word },
    ),
    {
      title: 'best',
      align: 'right',
      cell: ({ best }) => (100 * best.downstreamAccuracy).toFixed(1),
      dispensable: 1,
    },
    {
      title: 'slope at the top',
      align: 'right',
      cell: ({ top }) => (top ? `${top.slope.toFixed(2)} ${ends(top.interval, 2)}` : '–'),
    },
    ...optional(anyLaw, {
      title: 'plateau',
      align: 'right',
      cell: (answer) => {
        const plateau = standingFrontier(answer)?.saturationAccuracy;
        if (!plateau) return '–';
        return `${(100 * plateau.median).toFixed(1)} ${ends([100 * plateau.low, 100 * plateau.high], 1)}`;
      },
    }),
    { title: 'best model', align: 'left', cell: ({ best }) => best.model, dispensable: 3 },
    {
      title: 'models',
      align: 'right',
      cell: ({ task }) => countText(task.evaluations.length),
      dispensable: 4,
    },
    ...optional(notes.length > 0, {
      title: 'note',
      align: 'left',
      cell: (answer) =>
        notes.flatMap(({ of }, i) => (i < MOST_NOTES && of.has(answer) ? [i + 1] : [])).join(','),
      dispensable: 2,
    }),
  ];
}

/** A note, and the answers that it is about. */
interface GroupedNote {
  readonly text: string;
  readonly of: ReadonlySet<TaskAnswer>;
}

/**
 * What a reader should know of each answer, each note once, those of most tasks first.
 *
 * @param parameters whether k and alpha are shown
 */
function groupedNotes(answers: readonly TaskAnswer[], parameters: boolean): GroupedNote[] {
  const notes = new Map<string, Set<TaskAnswer>>();
  for (const answer of answers) {
    for (const note of notesOf(answer, parameters))
      notes.set(note, (notes.get(note) ?? new Set()).add(answer));
  }
  return [...notes]
    .map(([text, of]) => ({ text: terminalText(text), of }))
    .sort((a, b) => b.of.size - a.of.size);
}

function notesOf({ frontier, top, fits }: TaskAnswer, parameters: boolean): string[] {
  const ofFrontier = frontier?.kind === 'frontier' ? frontier.notes : [];
  return [
    ...(frontier?.kind === 'none' ? [`no frontier: ${noFrontierText(frontier)}`] : []),
    ...ofFrontier.filter((note) => parameters || !note.startsWith(UNDETERMINED)),
    ...(top?.notes ?? []),
    ...fits.flatMap(({ fit }) => fit.notes.map((note) => `${fit.method}: ${note}`)),
  ];
}

/** The first tasks in words. */
function sentences(answers: readonly TaskAnswer[], width: number, explain: boolean): string[] {
  const told = answers.filter(({ frontier }) => frontier !== null);
  if (told.length === 0) return [];
  const several = new Set(answers.map(({ task }) => task.upstream)).size > 1;
  const lines = told.slice(0, explain ? undefined : MOST_SENTENCES).map(({ task, verdict, adequacy }) => {
    const why = explain && adequacy ? ` ${adequacy.words}` : '';
    const name = several ? `${task.upstream} -> ${taskName(task)}` : taskName(task);
    return wrapped(terminalText(`${name}: ${verdict.sentence}${why}`), width, '  ');
  });
  const more = explain ? 0 : told.length - MOST_SENTENCES;
  return [...lines, ...(more > 0 ? [`and ${countOf(more, 'more task')}; see --explain or --json`] : []), ''];
}

/** The number of shots that stands for every task, in words. */
function mostShots(answers: readonly TaskAnswer[]): string {
  const shots = new Set(answers.map(({ task }) => task.shots));
  const [only] = shots;
  return shots.size === 1 && only !== null ? `${only} shots, the most it has` : 'its largest number of shots';
}

function legend(answers: readonly TaskAnswer[]): string[] {
  const tops = answers.flatMap(({ top }) => (top ? [top] : []));
  const frontier = answers.map(standingFrontier).find((found) => found !== null);
  const level = `${Number((100 * (tops[0]?.level ?? frontier?.level ?? 0.95)).toFixed(1))} %`;
  return [
    'best     downstream accuracy in % of the best model so far',
    ...(tops.length > 0
      ? [
          `slope    observed: points of downstream accuracy a point of upstream, 0.9 quantile line through the best models by upstream accuracy (${windowText(tops)}), with ${level} interval`,
        ]
      : []),
    ...(frontier
      ? [
          `plateau  downstream accuracy in % where the frontier ends at 100 % upstream, with ${level} interval (${countText(frontier.draws.length)} laws drawn, seed ${frontier.seed})`,
          ...(frontier.coverage
            ? [
                `coverage in simulations ${(100 * frontier.coverage.measured).toFixed(0)} % of such intervals held the truth (${frontier.coverage.setting})`,
              ]
            : []),
        ]
      : []),
    ...[falseFlagWords(answers)].flatMap((words) => (words === null ? [] : [`checks   ${words}`])),
  ];
}

function windowText(tops: readonly { from: number; to: number; models: number }[]): string {
  const [{ from, to, models }] = tops;
  const same = tops.every((top) => top.from === from && top.to === to);
  return same
    ? `${countOf(models, 'model')}, ${percentText(from)} to ${percentText(to)}`
    : 'see --json for each window';
}

/** One fit of one answer. */
interface FitRow {
  readonly answer: TaskAnswer;
  readonly fit: FitRecord;
}

/** The parameters of every fit. */
function parameterText(answers: readonly TaskAnswer[], width: number): string {
  const rows = answers.flatMap((answer) => taskRecord(answer).fits.map((fit): FitRow => ({ answer, fit })));
  if (rows.length === 0) return '';
  const number = (
    title: string,
    key: 'k' | 'alpha' | 'irreducibleError',
    text: (value: number) => string,
  ) => ({
    title,
    align: 'right' as const,
    cell: ({ fit }: FitRow) => {
      const value = fit[key];
      const range = fit.interval?.[key];
      return value === null ? '–' : `${text(value)}${range ? ` [${range.map(text).join(', ')}]` : ''}`;
    },
  });
  const columns: TextColumn<FitRow>[] = [
    { title: 'downstream', align: 'left', cell: ({ answer }) => taskName(answer.task), least: 12 },
    { title: 'fit to', align: 'left', cell: ({ fit }) => fit.method },
    { ...number('k', 'k', significantText), dispensable: 2 },
    { ...number('alpha', 'alpha', significantText), dispensable: 1 },
    number('e_IR', 'irreducibleError', (value) => value.toFixed(3)),
    {
      title: 'RMSE',
      align: 'right',
      cell: ({ fit }) => (fit.rmse === null ? '–' : significantText(fit.rmse)),
      dispensable: 3,
    },
    { title: 'hull', align: 'right', cell: ({ fit }) => countText(fit.hullPoints), dispensable: 4 },
  ];
  return textTable(columns, rows, width);
}

function ends([low, high]: readonly [number, number], digits: number): string {
  return `[${low.toFixed(digits)}, ${high.toFixed(digits)}]`;
}
