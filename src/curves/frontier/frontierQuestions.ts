import { marginalGain } from '../saturatingLaw.ts';
import { type Estimate, estimateOf, quantileOfSorted } from './estimate.ts';
import { drawnAt } from './frontierCurve.ts';
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
 * Upstream accuracy at which a frontier reaches a downstream accuracy: 1 - ((1 - target - e_IR) / k)^(1 / alpha) is where
 * one draw does. It agrees with `downstreamAt`: the median curve reaches the target at the median, the interval's ends
 * where the curve's interval does. 0 where models of no upstream accuracy do.
 *
 * @param frontier a `FrontierFit`
 * @param target downstream accuracy, a fraction
 */
export function upstreamNeeded(
  { draws, level, irreducibleError }: Pick<FrontierFit, 'draws' | 'level' | 'irreducibleError'>,
  target: number,
): UpstreamNeeded {
  const needed = Float64Array.from(draws, ({ law: { k, alpha, irreducibleError } }) => {
    const left = 1 - target - irreducibleError;
    if (left < 0) return Number.POSITIVE_INFINITY;
    return left >= k ? 0 : 1 - (left / k) ** (1 / alpha);
  }).sort();
  const reached = (share: number) => whereReached(draws, needed, target, share);
  // Where the plateau's interval ends at its bound it is wider than the draws (see `estimateOf`).
  const atBest = 1 - irreducibleError.low >= target ? 1 : null;
  return {
    low: reached((1 - level) / 2) ?? atBest,
    median: reached(0.5),
    high: reached((1 + level) / 2),
    reachable: needed.filter(Number.isFinite).length / needed.length,
  };
}

/** Upstream accuracies closer than this are the same. */
const SAME = 1e-9;

/**
 * Where the curve that lies above this share of the draws reaches the target; null where it never does.
 *
 * Between two draws a quantile is a mean of both. The mean of where they reach the target is not where their mean reaches
 * it, so it is looked for between them: a draw is above the target from there on where it needs it.
 */
function whereReached(
  draws: FrontierFit['draws'],
  needed: Float64Array,
  target: number,
  share: number,
): number | null {
  const place = share * (needed.length - 1);
  let low = needed[Math.floor(place)];
  let high = Math.min(1, needed[Math.ceil(place)]);
  const reaches = (upstreamAccuracy: number) =>
    quantileOfSorted(drawnAt(draws, upstreamAccuracy).sort(), 1 - share) >= target;
  if (low > 1 || (needed[Math.ceil(place)] > 1 && !reaches(1))) return null;
  while (high - low > SAME) {
    const middle = (low + high) / 2;
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return high;
}
