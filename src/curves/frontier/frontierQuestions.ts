import { marginalGain } from '../saturatingLaw.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import type { FrontierFit } from './frontierFit.ts';

/**
 * Slope of a frontier at an upstream accuracy: points of downstream accuracy a point of upstream accuracy, its posterior
 * median and interval. At upstream accuracy 1 it is infinite in draws with alpha < 1.
 *
 * @param frontier a `FrontierFit`
 */
export function marginalGainAt(
  { draws, level }: Pick<FrontierFit, 'draws' | 'level'>,
  upstreamAccuracy: number,
): Estimate {
  return estimateOf(
    Float64Array.from(draws, ({ law }) => marginalGain(law, upstreamAccuracy)),
    level,
  );
}

/** Upstream accuracy that a downstream target needs; an end, or the median, is null where no upstream accuracy does. */
export interface UpstreamNeeded {
  readonly low: number | null;
  readonly median: number | null;
  readonly high: number | null;
  /** Share of the draws whose saturation value is above the target. */
  readonly reachable: number;
}

/**
 * Upstream accuracy at which a frontier reaches a downstream accuracy: the law solved for it,
 * 1 - ((1 - target - e_IR) / k)^(1 / alpha), in every draw. It agrees with `downstreamAt`: the median curve reaches the
 * target at the median, the interval's ends where the curve's interval does. 0 where models of no upstream accuracy do.
 *
 * @param frontier a `FrontierFit`
 * @param target downstream accuracy, a fraction
 */
export function upstreamNeeded(
  { draws, level }: Pick<FrontierFit, 'draws' | 'level'>,
  target: number,
): UpstreamNeeded {
  const needed = Float64Array.from(draws, ({ law: { k, alpha, irreducibleError } }) => {
    const left = 1 - target - irreducibleError;
    if (left < 0) return Number.POSITIVE_INFINITY;
    return left >= k ? 0 : 1 - (left / k) ** (1 / alpha);
  });
  const { low, median, high } = estimateOf(needed, level);
  const finite = (value: number) => (value <= 1 ? value : null);
  return {
    low: finite(low),
    median: finite(median),
    high: finite(high),
    reachable: needed.filter(Number.isFinite).length / needed.length,
  };
}
