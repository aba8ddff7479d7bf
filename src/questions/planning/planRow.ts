import type { Verdict } from '../../fits/verdict/verdict.ts';
import type { TaskKey } from '../../results/taskKey.ts';

/** What one task's answer says about the next upstream model. Accuracies are fractions; null where the law does not stand. */
export interface PlanRow extends TaskKey {
  readonly verdict: Verdict;
  /** Best upstream accuracy in the table, and best downstream accuracy. */
  readonly bestUpstreamAccuracy: number;
  readonly bestDownstreamAccuracy: number;
  /** Points of downstream accuracy for one more point of upstream accuracy, observed at the top; null with too few models. */
  readonly observedSlope: number | null;
  readonly observedSlopeLow: number | null;
  readonly observedSlopeHigh: number | null;
  /** The same from the law at the best upstream model: the slope of its frontier. */
  readonly marginalGain: number | null;
  readonly marginalGainLow: number | null;
  readonly marginalGainHigh: number | null;
  readonly saturationAccuracy: number | null;
  readonly saturationLow: number | null;
  readonly saturationHigh: number | null;
  /**
   * Downstream accuracy asked for, and the upstream accuracy at which the frontier reaches it. Null where the frontier's
   * median, or that end of its interval, never does.
   */
  readonly targetDownstream: number | null;
  readonly neededUpstream: number | null;
  readonly neededUpstreamLow: number | null;
  readonly neededUpstreamHigh: number | null;
  /** Whether a model has the target already, else whether the frontier reaches it; null where nothing tells. */
  readonly reachable: boolean | null;
  /** Upstream accuracy asked about (default: one point above the best), and the frontier's downstream accuracy there. */
  readonly futureUpstream: number;
  readonly futureDownstream: number | null;
  readonly futureDownstreamLow: number | null;
  readonly futureDownstreamHigh: number | null;
  /** The answer in one sentence. */
  readonly answer: string;
  readonly notes: readonly string[];
}
