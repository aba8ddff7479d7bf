import { computed, signal } from '@preact/signals';
import { columnGroups } from '../../figures/families.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { groupTasks, type TaskGroup } from '../../results/groupTasks.ts';
import { sameTask } from '../../results/taskKey.ts';
import type { OpenTable } from '../table/openTable.ts';
import type { Problem } from '../table/problem.ts';
import { FIRST_VIEW, type View } from './view.ts';

/** The open table; null before there is one. */
export const opened = signal<OpenTable | null>(null);
/** What was wrong with what was last given. */
export const problem = signal<Problem | null>(null);
export const view = signal<View>(FIRST_VIEW);
/** Parts of the view that are being dragged: they are looked at once they are let go. */
export const dragged = signal<Partial<View> | null>(null);
/** The view with what is being dragged, for what answers at once. */
export const asked = computed((): View => ({ ...view.value, ...dragged.value }));
/** The model that is pointed at, in any panel. */
export const pointed = signal<string | null>(null);

/** Changes a part of the view. */
export function look(change: Partial<View>): void {
  view.value = { ...view.value, ...change };
}

/** A list with a name in it, or without where it was in it, sorted. */
export function toggled(names: readonly string[], name: string): string[] {
  const set = new Set(names);
  if (!set.delete(name)) set.add(name);
  return [...set].sort();
}

/** Leaves a model out, or takes it in again. */
export function toggleModel(model: string): void {
  look({ leftOut: toggled(view.value.leftOut, model) });
}

const evaluations = computed(() => opened.value?.table.evaluations ?? []);
/** All tasks of the table, every model in. */
export const allTasks = computed(() => groupTasks(evaluations.value));
/** Names of all families, and how many models each has. */
export const familySizes = computed((): ReadonlyMap<string, number> => {
  const models = new Map<string, Set<string>>();
  for (const { family, model } of evaluations.value) {
    if (family === undefined) continue;
    const members = models.get(family);
    if (members) members.add(model);
    else models.set(family, new Set([model]));
  }
  const sizes = [...models].map(([family, { size }]): [string, number] => [family, size]);
  return new Map(sizes.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
});
const colourColumn = computed(() => view.value.colour);
/** How models are coloured. */
export const colours = computed(() => columnGroups(evaluations.value, colourColumn.value));

const leftOut = computed(() => view.value.leftOut);
const familiesOut = computed(() => view.value.familiesOut);
const from = computed(() => view.value.from);
const to = computed(() => view.value.to);

/** Whether a model takes part, were it not for its upstream accuracy. */
const isIn = computed(() => {
  const out = new Set(leftOut.value);
  const families = new Set(familiesOut.value);
  return ({ model, family }: Evaluation) =>
    !out.has(model) && (family === undefined || !families.has(family));
});

/** The tasks with the models that are in, and with those of them in the range of upstream accuracy that is fitted. */
export const unranged = computed(() => allTasks.value.flatMap((whole) => part(whole, isIn.value)));
export const tasks = computed(() => {
  const [low, high] = [from.value, to.value];
  return unranged.value.flatMap((group) =>
    part(group, ({ upstreamAccuracy }) => upstreamAccuracy >= low && upstreamAccuracy <= high),
  );
});

/** A part of a task; the same object where it is all of it, none where it is empty. What is left stays sorted. */
function part(whole: TaskGroup, takes: (evaluation: Evaluation) => boolean): TaskGroup[] {
  const kept = whole.evaluations.filter(takes);
  if (kept.length === whole.evaluations.length) return [whole];
  if (kept.length === 0) return [];
  const points = {
    upstream: Float64Array.from(kept, ({ upstreamAccuracy }) => upstreamAccuracy),
    downstream: Float64Array.from(kept, ({ downstreamAccuracy }) => downstreamAccuracy),
  };
  return [{ ...whole, evaluations: kept, points }];
}

const drawnKey = computed(() => view.value.task);
/** The task that is drawn, with all of its models; null where there is none. */
export const wholeTask = computed((): TaskGroup | null => {
  const key = drawnKey.value;
  return (key && allTasks.value.find((other) => sameTask(other, key))) ?? allTasks.value[0] ?? null;
});

const sameIn = (groups: readonly TaskGroup[]) => {
  const whole = wholeTask.value;
  return (whole && groups.find((other) => sameTask(other, whole))) ?? null;
};
/** The same with the models that are in, and with those of them that are fitted. */
export const unrangedTask = computed(() => sameIn(unranged.value));
export const task = computed(() => sameIn(tasks.value));

/** Its models that are not fitted. */
export const outside = computed(() => {
  const fitted = new Set(task.value?.evaluations);
  return (wholeTask.value?.evaluations ?? []).filter((evaluation) => !fitted.has(evaluation));
});

/** Text that names a task among others. */
export function keyOf({
  upstream,
  downstream,
  shots,
}: Pick<TaskGroup, 'upstream' | 'downstream' | 'shots'>): string {
  return JSON.stringify([upstream, downstream, shots]);
}
