import { LAW_METHODS, type LawMethod } from '../../curves/lawMethod.ts';
import { RIVAL_NAMES, type RivalName } from '../../curves/rivals/rivals.ts';
import { AXIS_MODES, type AxisMode } from '../../figures/axisMode.ts';
import { ANSWER_SORTS, type AnswerSort } from '../../fits/arrangeAnswers.ts';
import { parseShape } from '../../results/shapes/parseShape.ts';
import type { TableShape } from '../../results/table/tableShape.ts';
import type { TaskKey } from '../../results/taskKey.ts';

/** A rival that can be drawn; the saturating law is a law. */
export type DrawnRival = Exclude<RivalName, 'saturating'>;
export const DRAWN_RIVALS = RIVAL_NAMES.filter((name): name is DrawnRival => name !== 'saturating');

/** What a person has chosen to look at: all that a link needs to show the same again, but for files that were dropped. */
export interface View {
  /** Name of the table that is open, of those that the page has as examples. */
  readonly example: string | null;
  /** Names of the files that hold the table, in the order in which they are read; none where it is the page's. */
  readonly files: readonly string[];
  /** How they are read, where somebody said so; null: as they are recognised. */
  readonly shape: TableShape | null;
  /** The task that is drawn; null: the first of the table. */
  readonly task: TaskKey | null;
  /** Models and families that are left out of every fit, sorted. */
  readonly leftOut: readonly string[];
  readonly familiesOut: readonly string[];
  /** Upstream accuracies to fit on, fractions. */
  readonly from: number;
  readonly to: number;
  /** Laws, and rivals of the law, to draw beside the frontier, in the order of `LAW_METHODS` and `DRAWN_RIVALS`. */
  readonly laws: readonly LawMethod[];
  readonly rivals: readonly DrawnRival[];
  readonly axes: AxisMode;
  /** Column that colours models. */
  readonly colour: string;
  readonly sort: AnswerSort;
  /** What is searched for, in tasks, models and families. */
  readonly find: string;
  /** Downstream accuracy, and upstream accuracy of a model to come, that are asked about, fractions. */
  readonly target: number | null;
  readonly future: number | null;
  /** Downstream tasks to choose a model for, sorted; the column of costs, and the most parameters it may have. */
  readonly picked: readonly string[];
  readonly cost: string;
  readonly mostParameters: number | null;
}

export const FIRST_VIEW: View = {
  example: null,
  files: [],
  shape: null,
  task: null,
  leftOut: [],
  familiesOut: [],
  from: 0,
  to: 1,
  laws: [],
  rivals: [],
  axes: 'accuracy',
  colour: 'family',
  sort: 'worth',
  find: '',
  target: null,
  future: null,
  picked: [],
  cost: 'parameters',
  mostParameters: null,
};

/** Parts of a view whose text, or texts, are a name each. */
const TEXTS = { example: 'table', colour: 'colour', cost: 'cost', find: 'find' } as const;
const LISTS = { leftOut: 'without', familiesOut: 'without-family', picked: 'pick' } as const;
/** Accuracies. */
const FRACTIONS = { from: 'from', to: 'to', target: 'target', future: 'future' } as const;
/** Choices of a list, one of it or several. */
const ONE_OF = { axes: AXIS_MODES, sort: ANSWER_SORTS } as const;
const SOME_OF = {
  laws: { name: 'law', choices: LAW_METHODS },
  rivals: { name: 'rival', choices: DRAWN_RIVALS },
} as const;

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>) => Object.keys(record) as Key[];

/** A view as the hash of a link, without `#`; what is as in the first view is left out. */
export function writeView(view: View): string {
  const hash = new URLSearchParams();
  const { task, shape, mostParameters } = view;
  if (view.example !== null) hash.set(TEXTS.example, view.example);
  for (const name of view.files) hash.append('file', name);
  if (shape) hash.set('shape', JSON.stringify(shape));
  if (task) hash.set('task', JSON.stringify([task.upstream, task.downstream, task.shots]));
  for (const key of keysOf(LISTS)) for (const name of view[key]) hash.append(LISTS[key], name);
  for (const key of keysOf(FRACTIONS)) {
    if (view[key] !== FIRST_VIEW[key]) hash.set(FRACTIONS[key], String(view[key]));
  }
  for (const key of keysOf(SOME_OF)) for (const name of view[key]) hash.append(SOME_OF[key].name, name);
  for (const key of [...keysOf(ONE_OF), 'colour', 'cost', 'find'] as const) {
    if (view[key] !== FIRST_VIEW[key]) hash.set(key, view[key]);
  }
  if (mostParameters !== null) hash.set('parameters', String(mostParameters));
  return hash.toString();
}

/**
 * The view of a link's hash. A part that says nothing, whoever wrote it, is as in the first view.
 *
 * @example readView('#law=hull&from=0.5').from // 0.5
 */
export function readView(hash: string): View {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const from = fraction(parts.get('from')) ?? 0;
  const to = fraction(parts.get('to')) ?? 1;
  const [low, high] = from < to ? [from, to] : [0, 1];
  const list = (name: string) => [...new Set(parts.getAll(name))].sort();
  const some = <Name extends string>({ name, choices }: { name: string; choices: readonly Name[] }) =>
    choices.filter((choice) => parts.getAll(name).includes(choice));
  return {
    example: parts.get(TEXTS.example),
    files: [...new Set(parts.getAll('file'))],
    shape: shapeOf(parts.get('shape')),
    task: taskOf(parts.get('task')),
    leftOut: list(LISTS.leftOut),
    familiesOut: list(LISTS.familiesOut),
    from: low,
    to: high,
    laws: some(SOME_OF.laws),
    rivals: some(SOME_OF.rivals),
    axes: AXIS_MODES.find((mode) => mode === parts.get('axes')) ?? FIRST_VIEW.axes,
    colour: parts.get('colour') || FIRST_VIEW.colour,
    sort: ANSWER_SORTS.find((sort) => sort === parts.get('sort')) ?? FIRST_VIEW.sort,
    find: parts.get('find') ?? FIRST_VIEW.find,
    target: fraction(parts.get('target')),
    future: fraction(parts.get('future')),
    picked: list(LISTS.picked),
    cost: parts.get('cost') || FIRST_VIEW.cost,
    mostParameters: positive(parts.get('parameters')),
  };
}

function fraction(text: string | null): number | null {
  const value = Number(text?.trim() || Number.NaN);
  return value >= 0 && value <= 1 ? value : null;
}

function positive(text: string | null): number | null {
  const value = Number(text?.trim() || Number.NaN);
  return value > 0 && value < Number.POSITIVE_INFINITY ? value : null;
}

function shapeOf(text: string | null): TableShape | null {
  try {
    return text === null ? null : parseShape(text);
  } catch {
    return null;
  }
}

function taskOf(text: string | null): TaskKey | null {
  try {
    const [upstream, downstream, shots] = JSON.parse(text ?? '[]');
    const named = typeof upstream === 'string' && typeof downstream === 'string';
    return named && (shots === null || typeof shots === 'number') ? { upstream, downstream, shots } : null;
  } catch {
    return null;
  }
}
