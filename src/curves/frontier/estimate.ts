const { floor, max, min } = Math;

/** A posterior median and the equal-tailed interval around it: low <= median <= high. */
export interface Estimate {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** An end nearer to its bound than this share of the range cannot be told from the bound. */
const AT_BOUND = 0.1;

/**
 * Median and equal-tailed interval of drawn values, which may be infinite.
 *
 * Where the quantity has a bound and the interval ends next to it, it ends at the bound: a draw never lies on a bound,
 * and the interval could otherwise not hold it. Noise can carry draws beyond a bound, and then the interval with them.
 *
 * @param level share of the values inside
 */
export function estimateOf(
  values: Float64Array,
  level: number,
  bounds: readonly [low: number, high: number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
): Estimate {
  const sorted = values.toSorted();
  const low = quantileOfSorted(sorted, (1 - level) / 2);
  const high = quantileOfSorted(sorted, (1 + level) / 2);
  return {
    low: low - bounds[0] < AT_BOUND * (high - bounds[0]) ? min(low, bounds[0]) : low,
    median: quantileOfSorted(sorted, 0.5),
    high: bounds[1] - high < AT_BOUND * (bounds[1] - low) ? max(high, bounds[1]) : high,
  };
}

/** Quantile of sorted values, linear between them. */
export function quantileOfSorted(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = floor(place);
  const low = sorted[below];
  const rest = place - below;
  return rest === 0 || sorted[below + 1] === low ? low : low + rest * (sorted[below + 1] - low);
}
