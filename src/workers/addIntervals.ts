import type { TaskFit } from '../fits/fitTasks.ts';
import { taskAnswers } from '../fits/taskAnswers.ts';
import { type IntervalRequest, intervalJob } from '../fits/taskIntervals.ts';
import { type FittedTable, frontierFits } from '../questions/fittedTable.ts';
import type { Workers } from './workers.ts';

/**
 * Adds intervals to the fits to the frontier, which decide the answers.
 *
 * @param onDone called after each task with how many are done and how many there are
 */
export async function addIntervals(
  fitted: FittedTable,
  request: IntervalRequest,
  workers: Workers,
  onDone: (done: number, of: number) => void = () => {},
): Promise<FittedTable> {
  let done = 0;
  const found = new Map<TaskFit, TaskFit['interval']>();
  await Promise.all(
    fitted.tasks.map(async (task) => {
      const members = frontierFits(fitted.fits).filter((fit) => fit.task === task);
      const methods = members.map(({ fit }) => fit.method);
      const intervals = await workers.run('intervals', intervalJob(task, methods, request));
      for (const [i, fit] of members.entries()) found.set(fit, intervals[i]);
      onDone(++done, fitted.tasks.length);
    }),
  );
  const fits = fitted.fits.map((fit) => ({ ...fit, interval: found.get(fit) ?? null }));
  return { ...fitted, fits, answers: taskAnswers(frontierFits(fits)) };
}
