import type { TaskAnswer } from '../../../fits/taskAnswer.ts';

/** Upstream accuracy of a model to come before another is asked about: a point above the best, as `plan` has it. */
export function firstFuture({ bestUpstreamAccuracy }: TaskAnswer): number {
  return Math.min(1, bestUpstreamAccuracy + 0.01);
}
