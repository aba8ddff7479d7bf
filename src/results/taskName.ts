import type { TaskGroup } from './groupTasks.ts';

/** What a task is told by. */
type TaskNames = Pick<TaskGroup, 'upstream' | 'downstream' | 'shots'>;

/** Names tasks as briefly as tells them apart: the upstream task only where there are several. */
export function taskNamer(tasks: readonly TaskNames[]): (task: TaskNames) => string {
  const severalUpstreams = new Set(tasks.map(({ upstream }) => upstream)).size > 1;
  return (task) => (severalUpstreams ? `${task.upstream} → ${taskName(task)}` : taskName(task));
}

/** A downstream task and its shots: birds (25 shots). */
export function taskName({ downstream, shots }: Pick<TaskNames, 'downstream' | 'shots'>): string {
  return shots === null ? downstream : `${downstream} (${shots} ${shots === 1 ? 'shot' : 'shots'})`;
}
