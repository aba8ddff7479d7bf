import type { SweepStatus, TaskStatus } from '../../trainer/cluster/sweepStatus.ts';
import { duration } from './duration.ts';
import { type TextColumn, textTable } from './textTable.ts';

/** Tasks, and runs that failed, that are listed at most. */
const MOST_LISTED = 40;

const column = (title: string, align: 'left' | 'right', cell: (task: TaskStatus) => string) => ({
  ...{ title, align, cell },
});
const COLUMNS: readonly TextColumn<TaskStatus>[] = [
  column('task', 'right', ({ task }) => String(task)),
  column('state', 'left', ({ state }) => state),
  column('runs', 'right', ({ runs }) => String(runs)),
  column('done', 'right', ({ done }) => String(done)),
  column('failed', 'right', ({ failed }) => String(failed)),
  column('work left', 'right', ({ left }) => (left > 0 ? duration(left) : '')),
];

/** How a sweep stands, for people. */
export function statusText(status: SweepStatus, width: number): string {
  const { preset, seed, runs, done, failed, tasks, slowest, notes, merged } = status;
  const again = failed.filter((run) => run.again).length;
  const counts = [`${done} of ${runs} runs done`, `${failed.length} failed`];
  const lines = [`preset ${preset}, seed ${seed}: ${counts.join(', ')}; ${whatNext(status)}`, ''];
  const open = tasks.filter(({ state }) => state !== 'done');
  const listed = tasks.length <= MOST_LISTED ? tasks : open.slice(0, MOST_LISTED);
  if (listed.length > 0) lines.push(...textTable(COLUMNS, listed, width).trimEnd().split('\n'));
  if (listed.length < tasks.length)
    lines.push(`and ${tasks.length - listed.length} more tasks, ${tasks.length - open.length} of them done`);
  const told = listed.filter(({ reason }) => reason !== undefined);
  if (told.length > 0)
    lines.push('', ...told.map(({ task, state, reason }) => `task ${task} ${state}: ${reason}`));
  if (failed.length > 0) {
    lines.push('', ...failed.slice(0, MOST_LISTED).map(({ model, reason }) => `${model} failed: ${reason}`));
    if (failed.length > MOST_LISTED) lines.push(`and ${failed.length - MOST_LISTED} more`);
    if (again > 0) lines.push(`${again} of them will be tried again`);
  }
  if (slowest.length > 0) {
    const runTexts = slowest.map(({ model, seconds }) => `${model} ${duration(seconds)}`);
    lines.push('', `slowest: ${runTexts.join(', ')}`);
  }
  if (merged) lines.push('results.csv holds the whole sweep');
  lines.push(...notes.map((note) => `note: ${note}`));
  return `${lines.join('\n')}\n`;
}

function whatNext({ tasks, left, merged }: SweepStatus): string {
  if (left !== null) return `about ${duration(left)} left`;
  const stopped = tasks.filter(({ state }) => state === 'stopped').length;
  if (stopped === 0) return merged ? 'finished' : 'to be merged';
  return tasks.length === 1
    ? 'stopped'
    : `${stopped} of ${tasks.length} tasks stopped; submit again to go on`;
}
