import { computed, signal } from '@preact/signals';
import { familyGroups } from '../figures/families.ts';
import { groupTasks, type TaskGroup } from '../results/groupTasks.ts';
import { sameTask } from '../results/taskKey.ts';
import type { OpenTable } from './openTable.ts';
import { FIRST_VIEW, type View } from './view.ts';

/** The open table; null before there is one. */
export const opened = signal<OpenTable | null>(null);
/** What was wrong with what was last given. */
export const problem = signal<string | null>(null);
export const view = signal<View>(FIRST_VIEW);
/** What is searched for, in tasks and in models. */
export const search = signal('');

/** Changes a part of the view. */
export function look(change: Partial<View>): void {
  view.value = { ...view.value, ...change };
}

/** Leaves a model out, or takes it in again. */
export function toggleModel(model: string): void {
  const leftOut = new Set(view.value.leftOut);
  if (!leftOut.delete(model)) leftOut.add(model);
  look({ leftOut: [...leftOut].sort() });
}

/** All tasks of the table, every model in. */
export const allTasks = computed(() => groupTasks(opened.value?.table.evaluations ?? []));
export const families = computed(() => familyGroups(opened.value?.table.evaluations ?? []));

const isIn = computed(() => {
  const { leftOut, from, to } = view.value;
  const out = new Set(leftOut);
  return (model: string, upstream: number) => !out.has(model) && upstream >= from && upstream <= to;
});

/** The tasks to fit: models that are in, tasks that have any. A task of which no model is out stays the same object. */
export const tasks = computed((): TaskGroup[] => {
  const known = isIn.value;
  return allTasks.value.flatMap((whole) => {
    const evaluations = whole.evaluations.filter(({ model, upstreamAccuracy }) =>
      known(model, upstreamAccuracy),
    );
    return evaluations.length === whole.evaluations.length ? [whole] : groupTasks(evaluations);
  });
});

/** The task that is drawn, with all of its models; null where there is none. */
export const wholeTask = computed((): TaskGroup | null => {
  const { task } = view.value;
  return (task && allTasks.value.find((other) => sameTask(other, task))) ?? allTasks.value[0] ?? null;
});

/** The same with the models that are in. */
export const task = computed(() => {
  const whole = wholeTask.value;
  return (whole && tasks.value.find((other) => sameTask(other, whole))) ?? null;
});

/** Its models that are not in. */
export const outside = computed(() => {
  const known = isIn.value;
  return (wholeTask.value?.evaluations ?? []).filter(
    ({ model, upstreamAccuracy }) => !known(model, upstreamAccuracy),
  );
});

/** Text that names a task among others. */
export function keyOf({
  upstream,
  downstream,
  shots,
}: Pick<TaskGroup, 'upstream' | 'downstream' | 'shots'>): string {
  return JSON.stringify([upstream, downstream, shots]);
}
