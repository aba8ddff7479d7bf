import { normalProbability } from '../base/normal.ts';

/** Grid of the integral: half its width in standard deviations, and its points. */
const WIDTH = 8;
const POINTS = 65;

/**
 * Probability that a Student's t whose numerator has mean `shift` lies above c: the power of a test, with the effect over its
 * standard error as the shift (the noncentral t distribution, integrated over its denominator).
 *
 * @example powerOfT(0, 2.2281, 10).toFixed(3) // '0.025'
 */
export function powerOfT(shift: number, critical: number, freedom: number): number {
  return scaleGrid(freedom).reduce(
    (sum, { at, weight }) => sum + weight * normalProbability(shift - critical * at),
    0,
  );
}

interface GridPoint {
  readonly at: number;
  readonly weight: number;
}

/** Values of sqrt(V / f) with their probabilities. With y = log(V / f), the density of y is prop. to exp(f (y - e^y) / 2). */
function scaleGrid(freedom: number): GridPoint[] {
  // The left tail of y falls as exp(f y / 2), the right one faster than any exponential.
  const [low, high] = [-(WIDTH ** 2) / freedom - WIDTH / Math.sqrt(freedom), WIDTH / Math.sqrt(freedom)];
  return grid((y) => Math.exp((freedom / 2) * (y - Math.exp(y) + 1)), low, Math.min(high, 4)).map(
    ({ at, weight }) => ({ at: Math.exp(at / 2), weight }),
  );
}

/** Points of equal distance with weights in proportion to a density, which sum to 1. */
function grid(density: (x: number) => number, low: number, high: number): GridPoint[] {
  const points = Array.from({ length: POINTS }, (_, i) => low + ((high - low) * i) / (POINTS - 1));
  const weights = points.map(density);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return points.map((at, i) => ({ at, weight: weights[i] / sum })).filter(({ weight }) => weight > 1e-16);
}
