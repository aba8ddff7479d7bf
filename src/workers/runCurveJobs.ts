import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import runCurveJob, { type CURVE_JOBS, type CurveJobName } from './curveWorker.ts';

type Words<Name extends CurveJobName> = Parameters<(typeof CURVE_JOBS)[Name]>;
type Result<Name extends CurveJobName> = ReturnType<(typeof CURVE_JOBS)[Name]>;

/** How jobs are shared out. */
export interface RunOptions {
  /** Worker threads; default one a core; 1 runs the jobs in this thread. */
  readonly threads?: number;
  /** Called after each job. */
  readonly onProgress?: (done: number, all: number) => void;
}

/**
 * Runs a function of `curves` on many sets of arguments, on all cores. Results come in the order of the jobs, and are
 * the same with any number of threads, because random streams depend on the arguments alone.
 *
 * @throws what a job throws
 */
export async function runCurveJobs<Name extends CurveJobName>(
  name: Name,
  jobs: readonly Words<Name>[],
  { threads = availableParallelism(), onProgress }: RunOptions = {},
): Promise<Result<Name>[]> {
  let done = 0;
  const counted = (result: Result<Name>) => {
    onProgress?.(++done, jobs.length);
    return result;
  };
  if (threads === 1 || jobs.length === 1) {
    return jobs.map((words) => counted(runCurveJob([name, words])));
  }
  const { Tinypool } = await import('tinypool');
  // Compiled, or as it stands where a loader compiles on the way.
  const suffix = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const filename = fileURLToPath(new URL(`./curveWorker${suffix}`, import.meta.url));
  const most = Math.min(threads, jobs.length);
  const pool = new Tinypool({ filename, minThreads: most, maxThreads: most });
  try {
    return await Promise.all(jobs.map(async (words) => counted(await pool.run([name, words]))));
  } finally {
    await pool.destroy();
  }
}
