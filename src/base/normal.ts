import { probit } from 'simple-statistics';

// Under Jest globals are slow in hot loops.
const { abs, exp, max, min, sqrt } = Math;
const ROOT = sqrt(2 * Math.PI);

/** Beyond this many standard deviations the tail is below rounding. */
const FARTHEST = 8.3;

/**
 * Density of the standard normal distribution.
 *
 * @example normalDensity(0).toFixed(6) // '0.398942'
 */
export function normalDensity(z: number): number {
  return exp(-0.5 * z * z) / ROOT;
}

/**
 * Probability that a standard normal lies below z, to 1e-15: the series
 *
 *     Phi(z) = 1/2 + phi(z) (z + z^3/3 + z^5/(3 5) + z^7/(3 5 7) + ...)
 *
 * (Marsaglia 2004, Journal of Statistical Software 11(4)).
 *
 * @example normalProbability(1.959964).toFixed(6) // '0.975000'
 */
export function normalProbability(z: number): number {
  if (z < -FARTHEST) return 0;
  if (z > FARTHEST) return 1;
  let term = z;
  let sum = z;
  for (let k = 3; abs(term) > 1e-17 * abs(sum); k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return min(1, max(0, 0.5 + sum * normalDensity(z)));
}

/**
 * Quantile of the standard normal distribution: simple-statistics' approximation (3 digits), then Newton steps on
 * `normalProbability` to rounding.
 *
 * @param probability in (0, 1)
 * @throws RangeError outside of it
 * @example normalQuantile(0.975).toFixed(6) // '1.959964'
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`probability is ${probability}; expected more than 0 and less than 1`);
  }
  let z = probit(probability);
  for (let step = 0; step < 4; step++) {
    const move = (normalProbability(z) - probability) / normalDensity(z);
    z -= move;
    if (abs(move) < 1e-8) break;
  }
  return z;
}
