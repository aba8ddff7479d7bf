import type { TaskAnswer } from './taskAnswer.ts';

/** A downstream task with all that is said of it: an answer an upstream task, which stands for those at fewer shots. */
export interface DownstreamAnswers {
  readonly downstream: string;
  /** The answer at the largest number of shots, by upstream task; all examples count as more than any number. */
  readonly byUpstream: ReadonlyMap<string, TaskAnswer>;
  /** Answers that are folded under these. */
  readonly folded: readonly TaskAnswer[];
}

/**
 * One row a downstream task: its numbers of shots fold under the largest, and upstream tasks stand side by side.
 *
 * @param answers in the order of the rows: a downstream task stands where the first that stands for it does
 */
export function downstreamAnswers(answers: readonly TaskAnswer[]): DownstreamAnswers[] {
  const shots = ({ task }: TaskAnswer) => task.shots ?? Number.POSITIVE_INFINITY;
  const largest = new Map<string, Map<string, TaskAnswer>>();
  for (const answer of answers) {
    const { upstream, downstream } = answer.task;
    const known = largest.get(downstream) ?? new Map<string, TaskAnswer>();
    largest.set(downstream, known);
    const before = known.get(upstream);
    if (!before || shots(answer) > shots(before)) known.set(upstream, answer);
  }
  const standing = new Set([...largest.values()].flatMap((known) => [...known.values()]));
  const order = new Set(answers.filter((answer) => standing.has(answer)).map(({ task }) => task.downstream));
  return [...order].map((downstream) => ({
    downstream,
    byUpstream: largest.get(downstream) as Map<string, TaskAnswer>,
    folded: answers.filter((answer) => answer.task.downstream === downstream && !standing.has(answer)),
  }));
}

/** The answers that stand for their downstream tasks, in their order. */
export function standingAnswers(answers: readonly TaskAnswer[]): TaskAnswer[] {
  return downstreamAnswers(answers).flatMap(({ byUpstream }) => [...byUpstream.values()]);
}
