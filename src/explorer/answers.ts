import { computed, effect, signal } from '@preact/signals';
import { LAW_METHODS } from '../curves/lawMethod.ts';
import type { AnswerOptions } from '../fits/answerTask.ts';
import type { TaskAnswer } from '../fits/taskAnswer.ts';
import type { TaskGroup } from '../results/groupTasks.ts';
import type { AnswerJob } from './answerJob.ts';
import { JobQueue, type QueuedJob, startWorker } from './jobQueue.ts';
import { keyOf, problem, task, tasks, view, wholeTask } from './state.ts';

/** Answers by task, of the models that were in when they were made: a task that has changed since is another object. */
const quick = signal<TaskAnswer | null>(null);
const full = signal<ReadonlyMap<string, TaskAnswer>>(new Map());

/**
 * Answers the tasks whenever they change: in one worker slope and laws of the task that is drawn, which are there at
 * once, in another the posteriors of all tasks, the one that is drawn first.
 */
export function keepAnswering(program: string, options: AnswerOptions): void {
  const quickQueue = new JobQueue(startWorker(program));
  const fullQueue = new JobQueue(startWorker(program));
  effect(() => {
    const now = task.value;
    if (!now) return;
    quickQueue.replace([
      queued({ task: now, methods: LAW_METHODS, options }, (answer) => {
        if (task.value === now) quick.value = answer;
      }),
    ]);
  });
  effect(() => {
    const first = task.value;
    const all = tasks.value;
    const missing = all.filter((group) => full.peek().get(keyOf(group))?.task !== group);
    const order =
      first && missing.includes(first) ? [first, ...missing.filter((group) => group !== first)] : missing;
    const methods = options.methods ?? ['frontier'];
    fullQueue.replace(
      order.map((group) =>
        queued({ task: group, methods, options }, (answer) => {
          if (tasks.value.includes(group)) full.value = new Map(full.value).set(keyOf(group), answer);
        }),
      ),
    );
  });
}

function queued(job: AnswerJob, use: (answer: TaskAnswer) => void): QueuedJob {
  const { task: group } = job;
  return {
    job,
    done: (result) => {
      if ('failure' in result) problem.value = result.failure;
      else
        use({ ...result.answer, task: group, fits: result.answer.fits.map((fit) => ({ task: group, fit })) });
    },
  };
}

/** The latest answer of a task, and whether it is of the models that are in now. */
export function answerOf(group: TaskGroup): {
  readonly answer: TaskAnswer | null;
  readonly current: boolean;
} {
  const now = tasks.value.find((other) => keyOf(other) === keyOf(group)) ?? null;
  const answer = full.value.get(keyOf(group)) ?? null;
  return { answer: now && answer, current: answer !== null && answer.task === now };
}

/**
 * The answer to draw: slope and laws of the models that are in now; posterior, checks and verdict as soon as they are
 * there (`settled`). Null while there is nothing to draw.
 */
export const shown = computed((): { readonly answer: TaskAnswer; readonly settled: boolean } | null => {
  const now = task.value;
  if (!now || !wholeTask.value) return null;
  const laws = quick.value?.task === now ? quick.value : null;
  const posterior = full.value.get(keyOf(now));
  const settled = posterior?.task === now;
  // Until the new posterior is there the figure keeps the old one, faint.
  const answer =
    settled || !laws
      ? (settled && posterior) || null
      : { ...laws, frontier: posterior?.frontier ?? null, adequacy: posterior?.adequacy ?? null };
  if (!answer) return null;
  const fits = (laws ?? answer).fits.filter(({ fit }) => fit.method === view.value.law);
  return { answer: { ...answer, fits }, settled };
});
