import { type Distance, DOWNSTREAM_TASKS, type DownstreamTask } from '../universe/tasks.ts';

/** Declared distance of a downstream task from an upstream one, where both are the universe's. */
export function taskDistance(upstream: string, downstream: string): Distance | undefined {
  const task = (DOWNSTREAM_TASKS as Readonly<Record<string, DownstreamTask>>)[downstream];
  return (task?.distance as Readonly<Record<string, Distance>> | undefined)?.[upstream];
}
