import type { TaskGroup } from './groupTasks.ts';

/** Names tasks as briefly as tells them apart: the upstream task only where there are several. */
export function taskNamer(tasks: readonly TaskGroup[]): (task: TaskGroup) => string {
  const severalUpstreams = new Set(tasks.map(({ upstream }) => upstream)).size > 1;
  return (task) => (severalUpstreams ? `${task.upstream} → ${taskName(task)}` : taskName(task));
}

/** A downstream task and its shots: birds (25 shots). */
export function taskName({ downstream, shots }: TaskGroup): string {
  return shots === null ? downstream : `${downstream} (${shots} ${shots === 1 ? 'shot' : 'shots'})`;
}
