import { fitLaw, type LawFit } from '../curves/fitLaw.ts';
import type { LawMethod } from '../curves/lawMethod.ts';
import type { TaskGroup } from '../results/groupTasks.ts';
import { SATURATION_VERDICTS, type Saturation, saturation } from './saturation.ts';

/** A law fitted to one task, and what it says of it. */
export interface TaskFit {
  readonly task: TaskGroup;
  readonly fit: LawFit;
  readonly saturation: Saturation;
}

/** Fits the law to every task by every method, in the order given. */
export function fitTasks(tasks: readonly TaskGroup[], methods: readonly LawMethod[]): TaskFit[] {
  return tasks.flatMap((task) => {
    const bestUpstream = task.points.upstream.reduce((best, accuracy) => Math.max(best, accuracy), 0);
    return methods.map((method) => {
      const fit = fitLaw(task.points, method);
      return { task, fit, saturation: saturation(fit, bestUpstream) };
    });
  });
}

/**
 * Sorts tasks by how saturated they are, most saturated first: by verdict, then by what one more point of upstream
 * accuracy brings. A task's fits stay together, ranked by the first of them that a law was found for; tasks without
 * a law come last.
 */
export function sortBySaturation(fits: readonly TaskFit[]): TaskFit[] {
  const byTask = new Map<TaskGroup, TaskFit[]>();
  for (const fit of fits) byTask.set(fit.task, [...(byTask.get(fit.task) ?? []), fit]);
  const rank = (members: readonly TaskFit[]): [number, number] => {
    const { verdict, marginalGain } = (
      members.find(({ saturation }) => saturation.headroom !== null) ?? members[0]
    ).saturation;
    return [verdict === 'no law fits' ? 1 : -SATURATION_VERDICTS.indexOf(verdict), marginalGain ?? 0];
  };
  return [...byTask.values()]
    .map((members) => ({ members, rank: rank(members) }))
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1])
    .flatMap(({ members }) => members);
}
