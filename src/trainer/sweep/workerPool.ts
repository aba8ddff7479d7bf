import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { InputError } from '../../base/inputError.ts';
import type { KernelChoice } from '../backend/kernels/simd/registerSimd.ts';
import { ONE_THREAD } from '../backend/oneThread.ts';
import type { RunRecord, RunTimes } from './runRecord.ts';
import type { SweepPlan, SweepRun } from './sweepRuns.ts';
import type { WorkerOrder, WorkerReport } from './workerMessages.ts';

/** Tries for a run whose worker ended unasked. */
const TRIES = 2;

/** What happens in a pool, told as it happens. */
export interface PoolEvents {
  /** A worker can take runs, on this backend, with these versions of what results depend on. */
  ready(backend: string, reason: string, versions: Readonly<Record<string, string>>): void;
  finished(run: SweepRun, record: RunRecord, times: RunTimes | null, memory: number): void;
}

/**
 * Trains runs in worker processes, in the order given, one run a worker at a time. A worker that ends unasked (killed,
 * out of memory, a crash in native code) takes nothing with it but its own run, which another worker tries once more;
 * after that it counts as failed.
 *
 * A process of one's own for each worker, not a thread: a tfjs backend is one to a process, and a crash stays there.
 * Each computes on one thread, so that workers do not contend and results are the same for any number of them.
 *
 * @returns once every run has finished, or `signal` aborted
 * @throws InputError where a worker says that what it was given is bad; Error where it cannot work at all
 */
export function trainInWorkers(
  plan: SweepPlan,
  runs: readonly SweepRun[],
  {
    workers,
    backend,
    kernels,
    signal,
    events,
  }: {
    readonly workers: number;
    readonly backend?: string;
    readonly kernels?: KernelChoice;
    readonly signal?: AbortSignal;
    readonly events: PoolEvents;
  },
): Promise<void> {
  const waiting = [...runs];
  const tries = new Map<number, number>();
  const alive = new Set<ChildProcess>();
  return new Promise((resolve, reject) => {
    let over = false;
    const end = (error?: Error) => {
      if (over) return;
      over = true;
      signal?.removeEventListener('abort', abort);
      for (const worker of alive) worker.kill('SIGKILL');
      if (error) reject(error);
      else resolve();
    };
    const abort = () => end();
    const give = (worker: ChildProcess, order: WorkerOrder) => {
      // A worker that has just ended is dealt with where its end is reported.
      worker.send(order, () => {});
    };
    const startWorker = () => {
      const worker = fork(workerFile(), {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        env: { ...process.env, ...ONE_THREAD },
      });
      alive.add(worker);
      let current: SweepRun | undefined;
      let started = false;
      const next = () => {
        current = waiting.shift();
        if (current) {
          give(worker, { order: 'run', run: current });
          return;
        }
        alive.delete(worker);
        worker.kill('SIGKILL');
        if (alive.size === 0) end();
      };
      worker.on('message', (report: WorkerReport) => {
        if (over) return;
        if (report.report === 'unable') {
          end(report.badInput ? toInputError(report.message) : new Error(report.message));
        } else if (report.report === 'ready') {
          started = true;
          attempt(() => events.ready(report.backend, report.reason, report.versions));
          if (!over) next();
        } else if (current) {
          const run = current;
          attempt(() => events.finished(run, report.record, report.times, report.memory));
          if (!over) next();
        }
      });
      worker.on('exit', (code, killedBy) => {
        if (over || !alive.delete(worker)) return;
        const how = killedBy ? `was killed (${killedBy})` : `ended with code ${code}`;
        if (!started) return end(new Error(`a worker ${how} before it could start`));
        if (current) {
          const count = (tries.get(current.index) ?? 0) + 1;
          tries.set(current.index, count);
          const run = current;
          if (count < TRIES) waiting.unshift(run);
          else {
            const reason = `its worker ${how}, ${TRIES} times`;
            const record: RunRecord = { status: 'failed', index: run.index, reason, retry: true };
            attempt(() => events.finished(run, record, null, 0));
          }
        }
        if (over) return;
        if (waiting.length > 0) startWorker();
        else if (alive.size === 0) end();
      });
      give(worker, { order: 'start', plan, backend, kernels });
    };
    const attempt = (event: () => void) => {
      try {
        event();
      } catch (error) {
        end(error as Error);
      }
    };
    if (signal?.aborted || waiting.length === 0) return end();
    signal?.addEventListener('abort', abort);
    for (let i = 0; i < Math.min(workers, runs.length); i++) startWorker();
  });
}

/** The worker's program, beside this file: TypeScript where that is run as it is, JavaScript in the package. */
function workerFile(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return fileURLToPath(new URL(`./sweepWorker.${extension}`, import.meta.url));
}

/** A worker's InputError again, its message being complete already. */
function toInputError(message: string): InputError {
  return new InputError(message);
}
