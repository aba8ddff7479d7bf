import { quantileSorted } from 'simple-statistics';
import { predictDownstreamAccuracy, type SaturatingLaw } from '../saturatingLaw.ts';

/** Lower and upper end. */
export type Range = readonly [low: number, high: number];

/** Upstream accuracies of a band, evenly from the lowest to 1. */
const BAND_POINTS = 65;
/** A lower end nearer to its bound than this share of the range cannot be told from the bound. */
const AT_BOUND = 0.1;

/**
 * Equal-tailed range of a quantity over drawn laws.
 *
 * Where the quantity has a lower bound and the range begins next to it, the range begins at the bound: a draw never
 * lies on the bound, and the range could otherwise not hold it.
 */
export function rangeOf(
  laws: readonly SaturatingLaw[],
  level: number,
  quantity: (law: SaturatingLaw) => number,
  bound = Number.NEGATIVE_INFINITY,
): Range {
  const sorted = Float64Array.from(laws, quantity).sort();
  const values = sorted as unknown as number[];
  const low = quantileSorted(values, (1 - level) / 2);
  const high = quantileSorted(values, (1 + level) / 2);
  return low - bound < AT_BOUND * (high - bound) ? [bound, high] : [low, high];
}

/** Pointwise range of the downstream accuracy of drawn laws, from the lowest of these upstream accuracies to 1. */
export function lawBand(laws: readonly SaturatingLaw[], level: number, upstream: ArrayLike<number>) {
  let lowest = 1;
  for (let i = 0; i < upstream.length; i++) lowest = Math.min(lowest, upstream[i]);
  const upstreamAccuracy = Float64Array.from(
    { length: BAND_POINTS },
    (_, j) => lowest + ((1 - lowest) * j) / (BAND_POINTS - 1),
  );
  const ranges = Array.from(upstreamAccuracy, (accuracy) =>
    rangeOf(laws, level, (law) => predictDownstreamAccuracy(law, accuracy)),
  );
  return {
    upstreamAccuracy,
    low: Float64Array.from(ranges, ([low]) => low),
    high: Float64Array.from(ranges, ([, high]) => high),
  };
}
