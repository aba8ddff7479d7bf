import { countText, percentText, significantText } from '../../base/numberText.ts';
import type { SaturatingLaw } from '../../curves/saturatingLaw.ts';
import type { TaskFit } from '../../fits/fitTasks.ts';
import type { Saturation } from '../../fits/saturation.ts';
import { VERDICT_WORDS } from '../../fits/verdictWords.ts';
import { taskName } from '../../results/taskName.ts';
import {
  hasIntervals,
  intervalCell,
  intervalLegend,
  intervalTitle,
  notesOf,
  sharedNotes,
} from './intervalText.ts';
import { type TextColumn, terminalText, textTable } from './textTable.ts';

/**
 * Fits as a table for a terminal, in the order given, with what the numbers mean below it.
 *
 * @param width of the terminal, in characters
 */
export function fitText(fits: readonly TaskFit[], width: number): string {
  const shared = sharedNotes(fits);
  const footnotes = [...new Set(fits.flatMap((fit) => notesOf(fit, shared)))];
  const upstreams = new Set(fits.map(({ task }) => terminalText(task.upstream)));
  const models = new Set(fits.flatMap(({ task }) => task.evaluations.map(({ model }) => model))).size;
  const tasks = new Set(fits.map(({ task }) => task)).size;
  return [
    `${[...upstreams].join(', ')} -> ${countText(tasks)} downstream ${tasks === 1 ? 'task' : 'tasks'}, ${countText(models)} models`,
    'e_DS = k e_US^alpha + e_IR, error = 1 - accuracy. Most saturated first.',
    '',
    textTable(fitColumns(fits, footnotes), fits, width),
    ...footnotes.map((note, i) => `${i + 1}  ${note}`),
    ...(footnotes.length > 0 ? [''] : []),
    ...inWords(fits),
    '',
  ].join('\n');
}

/** The columns that these fits need: upstream, shots and notes only where there is something to tell. */
function fitColumns(fits: readonly TaskFit[], footnotes: readonly string[]): TextColumn<TaskFit>[] {
  const column = (
    align: 'left' | 'right',
    title: string,
    cell: (fit: TaskFit) => string,
    dispensable?: number,
  ): TextColumn<TaskFit> => ({ align, title, cell, dispensable });
  const first = new Set(fits.filter(({ task }, i) => fits.findIndex((fit) => fit.task === task) === i));
  const once = (cell: (fit: TaskFit) => string) => (fit: TaskFit) => (first.has(fit) ? cell(fit) : '');
  const ifKnown = (cell: (law: SaturatingLaw, saturation: Saturation) => string) => (fit: TaskFit) =>
    fit.fit.law && fit.fit.identified ? cell(fit.fit.law, fit.saturation) : '–';

  const several = new Set(fits.map(({ task }) => task.upstream)).size > 1;
  const anyShots = fits.some(({ task }) => task.shots !== null);
  const optional = (wanted: boolean, ...columns: TextColumn<TaskFit>[]) => (wanted ? columns : []);
  return [
    column(
      'left',
      'downstream',
      once(({ task }) => task.downstream),
    ),
    ...optional(
      several,
      column(
        'left',
        'upstream',
        once(({ task }) => task.upstream),
      ),
    ),
    ...optional(
      anyShots,
      column(
        'right',
        'shots',
        once(({ task }) => String(task.shots ?? 'all')),
      ),
    ),
    column(
      'right',
      'models',
      once(({ fit }) => countText(fit.models)),
      2,
    ),
    column(
      'right',
      'hull',
      once(({ fit }) => countText(fit.hull.length)),
      3,
    ),
    column('left', 'fit to', ({ fit }) => fit.method),
    column(
      'right',
      'k',
      ifKnown(({ k }) => significantText(k)),
      4,
    ),
    column(
      'right',
      'alpha',
      ifKnown(({ alpha }) => significantText(alpha)),
      1,
    ),
    column(
      'right',
      'e_IR',
      ifKnown(({ irreducibleError }) => irreducibleError.toFixed(3)),
    ),
    ...optional(hasIntervals(fits), column('right', intervalTitle(fits), intervalCell, 1)),
    column(
      'right',
      'plateau',
      ifKnown((_, saturation) => percentText(saturation.saturationAccuracy ?? 0)),
    ),
    column(
      'right',
      'to gain',
      ifKnown((_, { headroom }) => (100 * (headroom ?? 0)).toFixed(1)),
    ),
    column(
      'right',
      '+1 pt',
      ifKnown((_, { marginalGain }) => (marginalGain ?? 0).toFixed(2)),
    ),
    column('left', 'verdict', ({ saturation }) => saturation.verdict),
    ...optional(
      footnotes.length > 0,
      column('left', 'notes', (fit) =>
        notesOf(fit, sharedNotes(fits))
          .map((note) => footnotes.indexOf(note) + 1)
          .join(', '),
      ),
    ),
  ];
}

/** Most tasks that are put into words one by one. */
const MOST_SENTENCES = 8;

/** What the columns mean, and the first tasks in words. */
function inWords(fits: readonly TaskFit[]): string[] {
  const legend = [
    'e_IR     downstream error that is left even at 100 % upstream',
    'plateau  downstream accuracy that the law reaches at 100 % upstream: 1 - e_IR',
    'to gain  what is left from the best upstream model to the plateau, in points',
    '+1 pt    what one more point of upstream accuracy brings there, in points',
    ...intervalLegend(fits, sharedNotes(fits)),
  ];
  const tasks = [...new Set(fits.map(({ task }) => task))];
  const spoken = tasks.slice(0, MOST_SENTENCES).flatMap((task) => {
    const [first, ...others] = fits.filter((fit) => fit.task === task && fit.saturation.headroom !== null);
    return first ? [sentence(first, others)] : [];
  });
  return spoken.length > 0 ? [...legend, '', ...spoken] : legend;
}

function sentence({ task, fit, saturation }: TaskFit, others: readonly TaskFit[]): string {
  const name = terminalText(taskName(task));
  const upstream = terminalText(task.upstream);
  const { verdict, marginalGain, saturationAccuracy } = saturation;
  const brings = `one more point of ${upstream} accuracy brings ${(marginalGain ?? 0).toFixed(2)}`;
  const limit =
    fit.law?.irreducibleError === 0
      ? 'no limit below 100 % shows'
      : `even at 100 % it would stop at ${percentText(saturationAccuracy ?? 0)}`;
  const differs = others.filter((other) => other.saturation.verdict !== verdict);
  const doubt = differs
    .map((other) => ` The ${other.fit.method} fit differs: ${other.saturation.verdict}.`)
    .join('');
  return `${name} ${VERDICT_WORDS[verdict]}: ${brings}; ${limit}.${doubt}`;
}
