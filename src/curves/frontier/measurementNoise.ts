import type { ErrorPoints } from '../errorPoints.ts';
import { leastSquaresLaw } from '../estimators/leastSquaresLaw.ts';
import { roundingStep } from './roundingStep.ts';
import { testNoise } from './testNoise.ts';

/** Sizes of the test sets, one number or one a model; without one, accuracies count as exact but for rounding. */
export interface TestSizes {
  /** Examples in the downstream test set. */
  readonly testSize?: ArrayLike<number> | number;
  /** Examples in the upstream test set. */
  readonly upstreamTestSize?: ArrayLike<number> | number;
}

/** How far measured errors are from those of an endless test set. */
export interface MeasurementNoise {
  /** Standard deviation of each downstream error, that of its upstream error folded in. */
  readonly deviations: Float64Array;
  /** Steps that accuracies are rounded to, 0 for none. */
  readonly steps: { readonly upstream: number; readonly downstream: number };
}

/**
 * Noise of every model's place, as noise of its downstream error. With test sets of n_DS and n_US examples, accuracies
 * rounded to steps h_DS and h_US, and f the least-squares law of all models, its variance is
 *
 *     v_i = y_i (1 - y_i) / n_DS + h_DS^2 / 12 + s_i^2,
 *     s_i = half of what f rises within one standard deviation of e_i, sqrt(e_i (1 - e_i) / n_US + h_US^2 / 12),
 *
 * to either side, which is f'(e_i) times that deviation, yet finite where f is steep. Both binomial variances are of
 * errors drawn a little towards one half (see `testNoise`), so that they are never 0.
 */
export function measurementNoise(
  { upstream, downstream }: ErrorPoints,
  { testSize, upstreamTestSize }: TestSizes,
): MeasurementNoise {
  const steps = { upstream: roundingStep(upstream), downstream: roundingStep(downstream) };
  const spread = (errors: Float64Array, size: TestSizes['testSize'], step: number) => {
    const binomial = size === undefined ? null : testNoise(errors, size);
    return errors.map((_, i) => (binomial ? binomial[i] ** 2 : 0) + step ** 2 / 12);
  };
  const across = spread(upstream, upstreamTestSize, steps.upstream);
  const { k, alpha } = leastSquaresLaw(upstream, downstream);
  const deviations = spread(downstream, testSize, steps.downstream).map((variance, i) => {
    const deviation = Math.sqrt(across[i]);
    const rise = k * ((upstream[i] + deviation) ** alpha - Math.max(0, upstream[i] - deviation) ** alpha);
    return Math.sqrt(variance + (rise / 2) ** 2);
  });
  return { deviations, steps };
}
