import { fitLaw, type LawFit } from '../curves/fitLaw.ts';
import type { LawInterval, NoInterval } from '../curves/intervals/lawInterval.ts';
import type { LawMethod } from '../curves/lawMethod.ts';
import type { TaskGroup } from '../results/groupTasks.ts';
import { SATURATION_VERDICTS, type Saturation, saturation } from './saturation.ts';

/** A law fitted to one task, and what it says of it. */
export interface TaskFit {
  readonly task: TaskGroup;
  readonly fit: LawFit;
  readonly saturation: Saturation;
  /** Intervals of the law or why there are none; null where they were not asked for. */
  readonly interval: LawInterval | NoInterval | null;
}

/** Fits the law to every task by every method, in the order given; for intervals see `taskIntervals`. */
export function fitTasks(tasks: readonly TaskGroup[], methods: readonly LawMethod[]): TaskFit[] {
  return tasks.flatMap((task) => {
    const bestUpstream = task.points.upstream.reduce((best, accuracy) => Math.max(best, accuracy), 0);
    return methods.map((method) => {
      const fit = fitLaw(task.points, method);
      return { task, fit, saturation: saturation(fit, bestUpstream), interval: null };
    });
  });
}

/**
 * Sorts tasks by how saturated they are, most saturated first: by verdict, then by what one more point of upstream
 * accuracy brings. A task's fits stay together, ranked by the first of them that gives an answer; tasks without an
 * answer come last.
 */
export function sortBySaturation(fits: readonly TaskFit[]): TaskFit[] {
  const byTask = new Map<TaskGroup, TaskFit[]>();
  for (const fit of fits) byTask.set(fit.task, [...(byTask.get(fit.task) ?? []), fit]);
  return [...byTask.values()]
    .map((members) => {
      const answer = members.find(({ saturation }) => saturation.marginalGain !== null) ?? members[0];
      const { verdict, marginalGain } = answer.saturation;
      return { members, place: SATURATION_VERDICTS.indexOf(verdict), gain: marginalGain ?? 0 };
    })
    .sort((a, b) => a.place - b.place || a.gain - b.gain)
    .flatMap(({ members }) => members);
}
