import { mean, variance as populationVariance } from 'simple-statistics';

/** Variances that lent each other strength. */
export interface ModeratedVariances {
  readonly variances: Float64Array;
  /** Degrees of freedom that each now rests on: its own and those of the prior. */
  readonly freedom: number;
}

/** More degrees of freedom than this differ from a known variance by nothing that counts. */
const MOST_FREEDOM = 200;

/**
 * Variances of many cases of a few repetitions each, moderated (Smyth 2004, section 4). Each sample variance, on d degrees of
 * freedom, follows sigma^2 chi^2_d / d, and the sigma^2 of the cases are taken for draws of one distribution,
 * 1 / sigma^2 ~ chi^2_d0 / (d0 s0^2). Then the posterior mean of 1 / sigma^2 is 1 / s~^2 with
 *
 *     s~^2 = (d0 s0^2 + d s^2) / (d0 + d),
 *
 * and a mean over its standard error from s~ has Student's t on d0 + d degrees of freedom. With z = log s^2,
 *
 *     E z = log s0^2 + psi(d/2) - log(d/2) - psi(d0/2) + log(d0/2),     Var z = psi'(d/2) + psi'(d0/2),
 *
 * which give d0 from the scatter of the z and s0 from their mean. Where they scatter no more than sampling alone makes them,
 * d0 is large: all cases share one variance. The scatter is taken one standard error above its estimate, since a prior that is
 * trusted too much makes intervals too short, and one that is trusted too little only makes them longer. Cases that do not vary at all say nothing of the prior, and get its variance.
 *
 * @param variances sample variances, one a case
 * @param freedom degrees of freedom of each: repetitions less one
 * @example moderatedVariances([1, 1, 1], 4).variances[0].toFixed(3) // '1.219'
 */
export function moderatedVariances(variances: readonly number[], freedom: number): ModeratedVariances {
  const logs = variances.filter((value) => value > 0).map(Math.log);
  if (logs.length < 2) return { variances: Float64Array.from(variances), freedom };
  const m = logs.length;
  const sample = ((populationVariance(logs) * m) / (m - 1)) * (1 + Math.sqrt(2 / (m - 1)));
  const scatter = sample - trigamma(freedom / 2);
  const prior = scatter > 0 ? Math.min(MOST_FREEDOM, 2 * inverseTrigamma(scatter)) : MOST_FREEDOM;
  const bias = (d: number) => digamma(d / 2) - Math.log(d / 2);
  const common = Math.exp(mean(logs) - bias(freedom) + bias(prior));
  const all = prior + freedom;
  return {
    variances: Float64Array.from(variances, (value) => (prior * common + freedom * value) / all),
    freedom: all,
  };
}

/** Derivative of the log of the gamma function, for positive arguments (Abramowitz and Stegun 6.3.5, 6.3.18). */
function digamma(x: number): number {
  let sum = 0;
  let y = x;
  for (; y < 10; y++) sum -= 1 / y;
  const inverse = 1 / (y * y);
  return sum + Math.log(y) - 1 / (2 * y) - inverse * (1 / 12 - inverse * (1 / 120 - inverse / 252));
}

/** Its derivative (Abramowitz and Stegun 6.4.6, 6.4.12). */
function trigamma(x: number): number {
  let sum = 0;
  let y = x;
  for (; y < 10; y++) sum += 1 / (y * y);
  const inverse = 1 / (y * y);
  return sum + 1 / y + inverse / 2 + (inverse / y) * (1 / 6 - inverse * (1 / 30 - inverse / 42));
}

/** The x with trigamma(x) = value, by bisection of its logarithm: trigamma falls. */
function inverseTrigamma(value: number): number {
  let [low, high] = [-12, 12];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (trigamma(Math.exp(middle)) > value) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}
