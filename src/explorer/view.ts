import { LAW_METHODS, type LawMethod } from '../curves/lawMethod.ts';
import { AXIS_MODES, type AxisMode } from '../figures/axisMode.ts';
import type { TaskKey } from '../results/taskKey.ts';

/** What a person has chosen to look at: all that a link needs to show the same again, the table aside. */
export interface View {
  /** The task that is drawn; null: the first of the list. */
  readonly task: TaskKey | null;
  /** Models that are left out of every fit, sorted. */
  readonly leftOut: readonly string[];
  /** Upstream accuracies to fit on, fractions. */
  readonly from: number;
  readonly to: number;
  /** A law to draw beside the frontier. */
  readonly law: LawMethod | null;
  readonly axes: AxisMode;
  /** Downstream accuracy that is asked for, a fraction. */
  readonly target: number | null;
}

export const FIRST_VIEW: View = {
  task: null,
  leftOut: [],
  from: 0,
  to: 1,
  law: null,
  axes: 'accuracy',
  target: null,
};

/** A view as the hash of a link, without `#`; what is as in the first view is left out. */
export function writeView({ task, leftOut, from, to, law, axes, target }: View): string {
  const hash = new URLSearchParams();
  if (task) hash.set('task', JSON.stringify([task.upstream, task.downstream, task.shots]));
  for (const model of leftOut) hash.append('without', model);
  if (from > 0) hash.set('from', String(from));
  if (to < 1) hash.set('to', String(to));
  if (law) hash.set('law', law);
  if (axes !== FIRST_VIEW.axes) hash.set('axes', axes);
  if (target !== null) hash.set('target', String(target));
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
  return {
    task: taskOf(parts.get('task')),
    leftOut: [...new Set(parts.getAll('without'))].sort(),
    from: low,
    to: high,
    law: LAW_METHODS.find((method) => method === parts.get('law')) ?? null,
    axes: AXIS_MODES.find((mode) => mode === parts.get('axes')) ?? FIRST_VIEW.axes,
    target: fraction(parts.get('target')),
  };
}

function fraction(text: string | null): number | null {
  const value = Number(text?.trim() || Number.NaN);
  return value >= 0 && value <= 1 ? value : null;
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
