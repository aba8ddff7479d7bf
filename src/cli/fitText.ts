import type { TaskFit } from '../analysis/fitTasks.ts';
import { type TextColumn, terminalText, textTable } from './textTable.ts';

/**
 * Fits as a table for a terminal, in the order given, with what the numbers mean below it.
 *
 * @param width of the terminal, in characters
 */
export function fitText(fits: readonly TaskFit[], width: number): string {
  const footnotes: string[] = [];
  const mark = (notes: readonly string[]) =>
    notes
      .map((note) => {
        if (!footnotes.includes(note)) footnotes.push(note);
        return footnotes.indexOf(note) + 1;
      })
      .sort((a, b) => a - b)
      .join(', ');
  const upstreams = new Set(fits.map(({ task }) => task.upstream));
  const first = (fit: TaskFit) => fits.find(({ task }) => task === fit.task) === fit;
  const once = (cell: (fit: TaskFit) => string) => (fit: TaskFit) => (first(fit) ? cell(fit) : '');
  const determined = (cell: (fit: TaskFit) => string) => (fit: TaskFit) =>
    fit.fit.law && fit.fit.identified ? cell(fit) : '–';

  const columns: TextColumn<TaskFit>[] = [
    { title: 'downstream', align: 'left', cell: once(({ task }) => task.downstream) },
    ...(upstreams.size > 1
      ? [{ title: 'upstream', align: 'left' as const, cell: once(({ task }) => task.upstream) }]
      : []),
    ...(fits.some(({ task }) => task.shots !== null)
      ? [{ title: 'shots', align: 'right' as const, cell: once(({ task }) => shotsText(task.shots)) }]
      : []),
    { title: 'models', align: 'right', cell: once(({ fit }) => count(fit.models)), dispensable: 2 },
    { title: 'hull', align: 'right', cell: once(({ fit }) => count(fit.hull.length)), dispensable: 3 },
    { title: 'fit to', align: 'left', cell: ({ fit }) => fit.method },
    { title: 'k', align: 'right', cell: determined(({ fit }) => significant(fit.law?.k)), dispensable: 4 },
    {
      title: 'alpha',
      align: 'right',
      cell: determined(({ fit }) => significant(fit.law?.alpha)),
      dispensable: 1,
    },
    {
      title: 'e_IR',
      align: 'right',
      cell: determined(({ fit }) => (fit.law?.irreducibleError ?? 0).toFixed(3)),
    },
    {
      title: 'plateau',
      align: 'right',
      cell: determined((fit) => percent(fit.saturation.saturationAccuracy)),
    },
    { title: 'to gain', align: 'right', cell: determined((fit) => points(fit.saturation.headroom)) },
    { title: '+1 pt', align: 'right', cell: determined((fit) => points(fit.saturation.marginalGain, 0.01)) },
    { title: 'verdict', align: 'left', cell: ({ saturation }) => saturation.verdict },
    { title: 'notes', align: 'left', cell: ({ fit }) => mark(fit.notes) },
  ];
  const shown = fits.some(({ fit }) => fit.notes.length > 0) ? columns : columns.slice(0, -1);
  const table = textTable(shown, fits, width);
  const models = new Set(fits.flatMap(({ task }) => task.evaluations.map(({ model }) => model))).size;
  const tasks = new Set(fits.map(({ task }) => task)).size;
  return [
    `${[...upstreams].map(terminalText).join(', ')} -> ${count(tasks)} downstream ${tasks === 1 ? 'task' : 'tasks'}, ${count(models)} models`,
    'e_DS = k e_US^alpha + e_IR, error = 1 - accuracy. Most saturated first.',
    '',
    table,
    ...footnotes.map((note, i) => `${i + 1}  ${note}`),
    ...(footnotes.length > 0 ? [''] : []),
    ...inWords(fits),
    '',
  ].join('\n');
}

/** Most tasks that are put into words one by one. */
const MOST_SENTENCES = 8;

/** What the columns mean, and the first tasks in words. */
function inWords(fits: readonly TaskFit[]): string[] {
  const legend = [
    'plateau  downstream accuracy that the law reaches at 100 % upstream: 1 - e_IR',
    'to gain  what is left from the best upstream model to the plateau, in points',
    '+1 pt    what one more point of upstream accuracy brings there, in points',
  ];
  const tasks = [...new Set(fits.map(({ task }) => task))];
  const spoken = tasks.slice(0, MOST_SENTENCES).flatMap((task) => {
    const [first, ...others] = fits.filter((fit) => fit.task === task && fit.saturation.headroom !== null);
    return first ? [sentence(first, others)] : [];
  });
  return spoken.length > 0 ? [...legend, '', ...spoken] : legend;
}

function sentence({ task, fit, saturation }: TaskFit, others: readonly TaskFit[]): string {
  const name =
    terminalText(task.downstream) +
    (task.shots === null ? '' : ` (${task.shots} ${task.shots === 1 ? 'shot' : 'shots'})`);
  const upstream = terminalText(task.upstream);
  const { verdict, marginalGain, saturationAccuracy } = saturation;
  const brings = `one more point of ${upstream} accuracy brings ${points(marginalGain, 0.01)}`;
  const limit =
    fit.law?.irreducibleError === 0
      ? 'no limit below 100 % shows'
      : `even at 100 % it would stop at ${percent(saturationAccuracy)}`;
  const differs = others.filter((other) => other.saturation.verdict !== verdict);
  const doubt = differs
    .map((other) => ` The ${other.fit.method} fit differs: ${other.saturation.verdict}.`)
    .join('');
  return `${name} ${VERDICT_WORDS[verdict]}: ${brings}; ${limit}.${doubt}`;
}

const VERDICT_WORDS = {
  'keeps paying': 'keeps paying',
  'near its plateau': 'is near its plateau',
  saturated: 'is saturated',
  'not determined': 'is not determined',
  'no law fits': 'has no law',
} as const;

function shotsText(shots: number | null): string {
  return shots === null ? 'all' : String(shots);
}

function count(n: number): string {
  return n.toLocaleString('en-US');
}

/** Three significant digits, without an exponent where a reader needs none. */
function significant(value = 0): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e4 || size < 1e-3)) return value.toExponential(1);
  return size >= 1000 ? value.toFixed(0) : value.toPrecision(3);
}

function percent(fraction: number | null): string {
  return `${(100 * (fraction ?? 0)).toFixed(1)} %`;
}

function points(value: number | null, unit = 1): string {
  return `${(100 * unit * (value ?? 0)).toFixed(unit === 1 ? 1 : 2)}`;
}
