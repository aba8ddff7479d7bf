import type { AccuracyPoints } from '../accuracyPoints.ts';

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
  /** What people read: 'power law'. */
  readonly label: string;
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
