import {
  type Distance,
  DOWNSTREAM_TASKS,
  distanceBetween,
  type UniverseTask,
  UPSTREAM_TASKS,
} from '../universe/tasks.ts';

/** Distance of a downstream task from an upstream one, where both are the universe's. */
export function taskDistance(upstream: string, downstream: string): Distance | undefined {
  const from = (UPSTREAM_TASKS as Readonly<Record<string, UniverseTask>>)[upstream];
  const to = (DOWNSTREAM_TASKS as Readonly<Record<string, UniverseTask>>)[downstream];
  return from && to && distanceBetween(from, to);
}
