import type { AnswerJob, JobResult } from './answerJob.ts';

/** A job that waits, and what becomes of it. */
export interface QueuedJob {
  readonly job: AnswerJob;
  readonly done: (result: JobResult) => void;
}

/** One worker that does one job after another; jobs that wait can be replaced, the one that runs is not stopped. */
export class JobQueue {
  readonly #worker: Worker;
  #waiting: QueuedJob[] = [];
  #running: QueuedJob | null = null;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<JobResult>) => this.#finish(data));
    worker.addEventListener('error', ({ message }) => this.#finish({ failure: message }));
  }

  /** Replaces what waits, first come first served. */
  replace(jobs: readonly QueuedJob[]): void {
    this.#waiting = [...jobs];
    if (!this.#running) this.#next();
  }

  #finish(result: JobResult): void {
    const finished = this.#running;
    this.#running = null;
    finished?.done(result);
    if (!this.#running) this.#next();
  }

  #next(): void {
    this.#running = this.#waiting.shift() ?? null;
    if (this.#running) this.#worker.postMessage(this.#running.job);
  }
}

/** Starts a worker from the program that the page carries, which a page from disk can do by a blob alone. */
export function startWorker(program: string): Worker {
  const url = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const worker = new Worker(url);
  // A worker has read its program once it says anything; until then the address must live.
  worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true });
  return worker;
}
