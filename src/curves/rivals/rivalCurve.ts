import type { AccuracyPoints } from '../accuracyPoints.ts';

/**
 * Curves that compete with the saturating law for the same points:
 * - `saturating`: e_DS = k e_US^alpha + e_IR (Abnar et al. 2021, Eq. 1);
 * - `power`: the same with e_IR = 0, a straight line in log-log axes;
 * - `linear`: a_DS = a + b a_US;
 * - `logit`: linear in logit axes (Kornblith et al. 2019);
 * - `probit`: linear in probit axes (Taori et al. 2020; Miller et al. 2021);
 * - `m4`: estimator M4 of Alabdulmohsin et al. 2022, sigmoid-like;
 * - `bnsl`: a broken neural scaling law with one break (Caballero et al. 2023).
 */
export type RivalName = 'saturating' | 'power' | 'linear' | 'logit' | 'probit' | 'm4' | 'bnsl';

export const RIVAL_NAMES: readonly RivalName[] = [
  'saturating',
  'power',
  'linear',
  'logit',
  'probit',
  'm4',
  'bnsl',
];

/** A rival fitted to points. */
export interface RivalFit {
  /** In the order of the rival's `parameterNames`; null where it does not fit. */
  readonly parameters: readonly number[] | null;
  /** Sum of squared errors in downstream accuracy over the points; NaN where it does not fit. */
  readonly sse: number;
  /**
   * Log-likelihood of the downstream accuracies for normal errors of one variance, at the least-squares fit, in the
   * axes in which the rival is fitted: the Jacobian of a logit or probit axis is included, so that rivals compare.
   */
  readonly logLikelihood: number;
  /** What a reader should know, in plain words. */
  readonly notes: readonly string[];
}

/** A curve of downstream accuracy over upstream accuracy, which knows how to be fitted. */
export interface RivalCurve {
  readonly name: RivalName;
  readonly parameterNames: readonly string[];
  /**
   * Downstream accuracy at an upstream accuracy (both fractions). Not clipped: a line leaves [0, 1] far from the
   * points.
   */
  predict(parameters: readonly number[], upstreamAccuracy: number): number;
  /**
   * Fits by least squares.
   *
   * @param points accuracies as fractions; as many distinct upstream accuracies as there are parameters, or the fit
   * is null and says so
   */
  fitTo(points: AccuracyPoints): RivalFit;
}
