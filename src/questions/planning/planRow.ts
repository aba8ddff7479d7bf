import type { LawMethod } from '../../curves/lawMethod.ts';
import type { SaturationVerdict } from '../../fits/saturation.ts';
import type { TaskKey } from '../../results/taskKey.ts';

/** What one law says about the next upstream model. Accuracies are fractions; null where no law is determined. */
export interface PlanRow extends TaskKey {
  readonly method: LawMethod;
  readonly verdict: SaturationVerdict;
  /** Best upstream accuracy in the table, and best downstream accuracy. */
  readonly bestUpstreamAccuracy: number;
  readonly bestDownstreamAccuracy: number;
  /** Points of downstream accuracy for one more point of upstream accuracy at the best upstream model. */
  readonly marginalGain: number | null;
  readonly saturationAccuracy: number | null;
  readonly saturationLow: number | null;
  readonly saturationHigh: number | null;
  /**
   * Downstream accuracy asked for, and the upstream accuracy that reaches it: null with `reachable` false or
   * unknown. The upper end is null where not all laws that the models leave possible reach the target.
   */
  readonly targetDownstream: number | null;
  readonly neededUpstream: number | null;
  readonly neededUpstreamLow: number | null;
  readonly neededUpstreamHigh: number | null;
  readonly reachable: boolean | null;
  /** Upstream accuracy asked about (default: one point above the best), and the downstream accuracy that the law gives there. */
  readonly futureUpstream: number;
  readonly futureDownstream: number | null;
  readonly futureDownstreamLow: number | null;
  readonly futureDownstreamHigh: number | null;
  /** The answer in one sentence. */
  readonly answer: string;
  readonly notes: readonly string[];
}

export interface PlanOptions {
  /** Downstream accuracy to reach, a fraction in (0, 1]. */
  readonly targetDownstream?: number;
  /** Upstream accuracy of a model to come, a fraction in (0, 1]. Default: a point above the best, at most 1. */
  readonly futureUpstream?: number;
}
