import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { InputError } from '../base/inputError.ts';
import type { AnswerOptions } from '../fits/answerTask.ts';
import type { TaskGroup } from '../results/groupTasks.ts';
import type { Jobs } from './jobs.ts';
import type { Outcome } from './worker.ts';

/** Tables of fewer evaluations are done sooner than workers have started. */
const WORTH_WORKERS = 1500;

/** A worker needs JavaScript: the built one, whether this file runs from src or from dist. */
const PROGRAM = fileURLToPath(new URL('../../dist/workers/worker.js', import.meta.url));

/** Does jobs, several at a time where there are workers. */
export interface Workers {
  run<Name extends keyof Jobs>(
    name: Name,
    input: Parameters<Jobs[Name]>[0],
  ): Promise<Awaited<ReturnType<Jobs[Name]>>>;
  stop(): Promise<void>;
}

/** How many workers a table is worth on this machine; 0: none, everything in this thread. */
export function workersFor(evaluations: number): number {
  const cores = availableParallelism();
  return evaluations < WORTH_WORKERS || cores < 2 || !existsSync(PROGRAM) ? 0 : cores;
}

/** Models of all tasks above which answering them by their posteriors is worth starting workers. */
const WORTH_WORKERS_TO_ANSWER = 400;

/** How many workers answering these tasks is worth on this machine. */
export function workersForAnswers(tasks: readonly TaskGroup[], { methods }: AnswerOptions): number {
  const models = tasks.reduce((sum, { evaluations }) => sum + evaluations.length, 0);
  const cores = Math.min(availableParallelism(), tasks.length);
  const long = (methods ?? ['frontier']).includes('frontier') && models >= WORTH_WORKERS_TO_ANSWER;
  return long && cores > 1 && existsSync(PROGRAM) ? cores : 0;
}

/** Starts workers; what they return does not depend on how many there are. */
export async function startWorkers(count: number): Promise<Workers> {
  if (count === 0) {
    const { runJob } = await import('./jobs.ts');
    // One after the other, so that progress is reported in between, and signals are heard.
    const heard = () => new Promise((resolve) => setImmediate(resolve));
    let last: Promise<unknown> = Promise.resolve();
    return {
      run: (name, input) => {
        const result = last.then(heard).then(() => runJob({ name, input }) as never);
        last = result.catch(() => {});
        return result;
      },
      stop: async () => {},
    };
  }
  const { Tinypool } = await import('tinypool');
  const pool = new Tinypool({ filename: PROGRAM, minThreads: count, maxThreads: count });
  return {
    run: async (name, input) => {
      const outcome: Outcome<never> = await pool.run({ name, input });
      if ('result' in outcome) return outcome.result;
      throw new InputError(outcome.refusal.text, {}, undefined, ...outcome.refusal.options);
    },
    stop: () => pool.destroy(),
  };
}

/** Does something with workers, which end with it. */
export async function withWorkers<Result>(
  count: number,
  work: (workers: Workers) => Promise<Result>,
): Promise<Result> {
  const workers = await startWorkers(count);
  try {
    return await work(workers);
  } finally {
    await workers.stop();
  }
}
