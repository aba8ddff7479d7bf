import type { TaskFit } from '../fits/fitTasks.ts';
import { type IntervalRequest, intervalJob } from '../fits/taskIntervals.ts';
import type { Workers } from './workers.ts';

/**
 * Adds intervals to fits; the fits of a task are one job.
 *
 * @param onDone called after each task with how many are done and how many there are
 */
export async function addIntervals(
  fits: readonly TaskFit[],
  request: IntervalRequest,
  workers: Workers,
  onDone: (done: number, of: number) => void = () => {},
): Promise<TaskFit[]> {
  const tasks = [...new Set(fits.map(({ task }) => task))];
  let done = 0;
  const found = new Map<TaskFit, TaskFit['interval']>();
  await Promise.all(
    tasks.map(async (task) => {
      const members = fits.filter((fit) => fit.task === task);
      const methods = members.map(({ fit }) => fit.method);
      const intervals = await workers.run('intervals', intervalJob(task, methods, request));
      for (const [i, fit] of members.entries()) found.set(fit, intervals[i]);
      onDone(++done, tasks.length);
    }),
  );
  return fits.map((fit) => ({ ...fit, interval: found.get(fit) ?? null }));
}
