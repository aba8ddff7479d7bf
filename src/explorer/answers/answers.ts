import { computed, effect, signal } from '@preact/signals';
import { LAW_METHODS } from '../../curves/lawMethod.ts';
import type { DataRow } from '../../figures/specTypes.ts';
import type { AnswerOptions } from '../../fits/answerTask.ts';
import { arrangeAnswers } from '../../fits/arrangeAnswers.ts';
import { sortAnswers } from '../../fits/sortAnswers.ts';
import type { TaskAnswer } from '../../fits/taskAnswer.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { allTasks, keyOf, problem, task, tasks, unrangedTask, view, wholeTask } from '../view/state.ts';
import type { AnswerJob } from './answerJob.ts';
import type { FittedRival } from './fitRivals.ts';
import { JobQueue, type QueuedJob, startWorker } from './jobQueue.ts';

/** An answer with what is drawn of it. */
export interface Answered {
  readonly answer: TaskAnswer;
  readonly rows: readonly DataRow[];
  readonly rivals: readonly FittedRival[];
}

/** Answers by task, of the models that were in when they were made: a task that has changed since is another object. */
const quick = signal<Answered | null>(null);
const full = signal<ReadonlyMap<string, Answered>>(new Map());
/** Keys of the tasks in the order of the list. */
const order = signal<readonly string[]>([]);

const rivals = computed(() => view.value.rivals);
const to = computed(() => view.value.to);
const from = computed(() => view.value.from);

/** The models that rivals are fitted to and judged by: those that are in, from the lowest that is fitted up. */
export const rivalPoints = computed(() => {
  const evaluations = (unrangedTask.value?.evaluations ?? []).filter(
    ({ upstreamAccuracy }) => upstreamAccuracy >= from.value,
  );
  return {
    upstream: Float64Array.from(evaluations, ({ upstreamAccuracy }) => upstreamAccuracy),
    downstream: Float64Array.from(evaluations, ({ downstreamAccuracy }) => downstreamAccuracy),
  };
});

/**
 * Answers the tasks whenever they change: in one worker slope, laws and rivals of the task that is drawn, which are there at
 * once, in another the posteriors of all tasks, the one that is drawn first.
 */
export function keepAnswering(program: string, options: AnswerOptions): void {
  const quickQueue = new JobQueue(startWorker(program));
  const fullQueue = new JobQueue(startWorker(program));
  effect(() => {
    const now = task.value;
    if (!now) return;
    const asked =
      rivals.value.length > 0
        ? { points: rivalPoints.value, rivals: ['saturating' as const, ...rivals.value], to: to.value }
        : undefined;
    quickQueue.replace([
      queued({ task: now, methods: LAW_METHODS, options, rivals: asked }, (answered) => {
        if (task.value === now) quick.value = answered;
      }),
    ]);
  });
  effect(() => {
    const first = task.value;
    const all = tasks.value;
    const missing = all.filter((group) => full.peek().get(keyOf(group))?.answer.task !== group);
    const wanted =
      first && missing.includes(first) ? [first, ...missing.filter((group) => group !== first)] : missing;
    const methods = options.methods ?? ['frontier'];
    fullQueue.replace(
      wanted.map((group) =>
        queued({ task: group, methods, options }, (answered) => {
          if (tasks.value.includes(group)) full.value = new Map(full.value).set(keyOf(group), answered);
        }),
      ),
    );
  });
  effect(() => {
    // While answers are missing the order stays, so that rows do not jump.
    const answers = tasks.value.map((group) => ({ group, answer: full.value.get(keyOf(group))?.answer }));
    if (answers.some(({ group, answer }) => answer?.task !== group)) return;
    const sorted = sortAnswers(answers.flatMap(({ answer }) => answer ?? []));
    order.value = arrangeAnswers(sorted, { sort: view.value.sort }).map((answer) => keyOf(answer.task));
  });
}

function queued(job: AnswerJob, use: (answered: Answered) => void): QueuedJob {
  const { task: group } = job;
  return {
    job,
    done: (result) => {
      if ('failure' in result) problem.value = { words: result.failure, excerpt: null };
      else {
        const { rows, rivals: fitted, fits, ...answer } = result.answer;
        use({
          answer: { ...answer, task: group, fits: fits.map((fit) => ({ task: group, fit })) },
          rows,
          rivals: fitted,
        });
      }
    },
  };
}

/** All tasks, every model in, in the order of the command line once they are answered. */
export const orderedTasks = computed((): readonly TaskGroup[] => {
  const places = new Map(order.value.map((key, place) => [key, place]));
  const placeOf = (group: TaskGroup) => places.get(keyOf(group)) ?? Number.POSITIVE_INFINITY;
  return allTasks.value.toSorted((a, b) => placeOf(a) - placeOf(b) || 0);
});

/** The latest answer of a task, and whether it is of the models that are in now. */
export function answerOf(group: TaskGroup): {
  readonly answer: TaskAnswer | null;
  readonly current: boolean;
} {
  const now = tasks.value.find((other) => keyOf(other) === keyOf(group)) ?? null;
  const answer = full.value.get(keyOf(group))?.answer ?? null;
  return { answer: now && answer, current: answer !== null && answer.task === now };
}

/** The latest posterior of the task that is drawn: other tasks' answers leave it as it is. */
const posterior = computed(() => (wholeTask.value && full.value.get(keyOf(wholeTask.value))) ?? null);
const laws = computed(() => view.value.laws);

/**
 * The answer to draw: slope and laws of the models that are in now; posterior, checks and verdict as soon as they are
 * there (`settled`). Null while there is nothing to draw.
 */
export const shown = computed((): (Answered & { readonly settled: boolean }) | null => {
  const now = task.value;
  if (!now) return null;
  const atOnce = quick.value?.answer.task === now ? quick.value : null;
  const settled = posterior.value?.answer.task === now;
  // Until the new posterior is there the figure keeps the old one, faint.
  const { frontier = null, adequacy = null } = posterior.value?.answer ?? {};
  const answer = settled ? posterior.value?.answer : atOnce && { ...atOnce.answer, frontier, adequacy };
  if (!answer) return null;
  const fits = (atOnce?.answer ?? answer).fits.filter(({ fit }) => laws.value.includes(fit.method));
  return {
    answer: { ...answer, fits },
    rows: posterior.value?.rows ?? [],
    rivals:
      atOnce?.rivals.filter(
        ({ rival }) => rival === 'saturating' || rivals.value.some((name) => name === rival),
      ) ?? [],
    settled,
  };
});
