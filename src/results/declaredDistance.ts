import type { TaskGroup } from './groupTasks.ts';

/** Distances of a downstream task from the upstream one that a table may declare, nearest first. */
export const DISTANCES = ['near', 'mid', 'far'] as const;
export type DeclaredDistance = (typeof DISTANCES)[number];

/**
 * How far a task is from its upstream task, as the table's column `distance` declares it: said before anything was trained,
 * not read off the results. undefined where the table does not say, or says something else.
 */
export function declaredDistance({
  evaluations,
}: Pick<TaskGroup, 'evaluations'>): DeclaredDistance | undefined {
  const [word, ...others] = new Set(evaluations.map(({ other }) => other?.distance));
  return others.length === 0 ? DISTANCES.find((distance) => distance === word) : undefined;
}
