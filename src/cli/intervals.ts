import type { TaskFit } from '../fits/fitTasks.ts';
import type { IntervalRequest } from '../fits/taskIntervals.ts';
import type { Terminal } from './terminal.ts';

/** Below so many models over all tasks, starting worker threads takes longer than the work. */
const WORTH_THREADS = 4000;
/** Milliseconds between two lines of progress. */
const PROGRESS_EVERY = 2000;

/** Adds intervals to the fits of all tasks, on all cores where there is enough to do. */
export async function withIntervals(
  fits: readonly TaskFit[],
  request: IntervalRequest,
  terminal: Terminal,
  quiet = false,
): Promise<TaskFit[]> {
  const { intervalJob } = await import('../fits/taskIntervals.ts');
  const { runCurveJobs } = await import('../workers/runCurveJobs.ts');
  const tasks = [...new Set(fits.map(({ task }) => task))];
  const ofTask = tasks.map((task) => fits.filter((fit) => fit.task === task));
  const jobs = ofTask.map((members) =>
    intervalJob(
      members[0].task,
      members.map(({ fit }) => fit.method),
      request,
    ),
  );
  const models = tasks.reduce((sum, { evaluations }) => sum + evaluations.length, 0);
  let last = Date.now();
  const intervals = await runCurveJobs('lawIntervals', jobs, {
    threads: models < WORTH_THREADS ? 1 : undefined,
    onProgress: (done, all) => {
      if (quiet || done === all || Date.now() - last < PROGRESS_EVERY) return;
      last = Date.now();
      terminal.report(`intervals: ${done} of ${all} tasks\n`);
    },
  });
  const found = new Map(
    ofTask.flatMap((members, t) => members.map((fit, m) => [fit, intervals[t][m]] as const)),
  );
  return fits.map((fit) => ({ ...fit, interval: found.get(fit) ?? null }));
}
