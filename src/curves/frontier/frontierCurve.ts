import { predictDownstreamAccuracy } from '../saturatingLaw.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import type { FrontierDraw } from './frontierDraw.ts';

/** Pointwise posterior median and interval of downstream accuracy, at rising upstream accuracies. */
export interface FrontierCurve {
  readonly upstreamAccuracy: Float64Array;
  readonly low: Float64Array;
  readonly median: Float64Array;
  readonly high: Float64Array;
}

/** Upstream accuracies of a curve, evenly from the lowest to 1. */
const CURVE_POINTS = 65;

/** The curve from the lowest of these upstream accuracies to 1, where it is the saturation value. */
export function frontierCurve(
  draws: readonly FrontierDraw[],
  level: number,
  upstream: ArrayLike<number>,
  irreducibleError: Estimate,
): FrontierCurve {
  let lowest = 1;
  for (let i = 0; i < upstream.length; i++) lowest = Math.min(lowest, upstream[i]);
  const last = CURVE_POINTS - 1;
  const upstreamAccuracy = Float64Array.from({ length: CURVE_POINTS }, (_, j) =>
    j === last ? 1 : lowest + ((1 - lowest) * j) / last,
  );
  const fit = { draws, level, irreducibleError };
  const estimates = Array.from(upstreamAccuracy, (accuracy) => downstreamAt(fit, accuracy));
  return {
    upstreamAccuracy,
    low: Float64Array.from(estimates, ({ low }) => low),
    median: Float64Array.from(estimates, ({ median }) => median),
    high: Float64Array.from(estimates, ({ high }) => high),
  };
}

/**
 * Downstream accuracy of a frontier at an upstream accuracy (both fractions): pointwise posterior median and interval.
 *
 * @param frontier a `FrontierFit`
 */
export function downstreamAt(
  {
    draws,
    level,
    irreducibleError,
  }: {
    readonly draws: readonly FrontierDraw[];
    readonly level: number;
    readonly irreducibleError: Estimate;
  },
  upstreamAccuracy: number,
): Estimate {
  if (upstreamAccuracy === 1) {
    const { low, median, high } = irreducibleError;
    return { low: 1 - high, median: 1 - median, high: 1 - low };
  }
  return estimateOf(drawnAt(draws, upstreamAccuracy), level);
}

/** Downstream accuracy of every draw at an upstream accuracy. */
export function drawnAt(draws: readonly FrontierDraw[], upstreamAccuracy: number): Float64Array {
  // `Float64Array.from` takes as long as all the rest.
  const values = new Float64Array(draws.length);
  for (let i = 0; i < draws.length; i++)
    values[i] = predictDownstreamAccuracy(draws[i].law, upstreamAccuracy);
  return values;
}
