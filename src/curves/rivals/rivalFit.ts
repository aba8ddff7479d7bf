import type { AccuracyPoints } from '../accuracyPoints.ts';
import { ROUNDING_ERROR } from '../lawLimits.ts';
import type { RivalFit } from './rivalCurve.ts';

/** The fit of a rival that does not fit. */
export function noFit(reason: string): RivalFit {
  return {
    parameters: null,
    sse: Number.NaN,
    logLikelihood: Number.NaN,
    notes: [`does not fit: ${reason}`],
  };
}

/** A fit by least squares in downstream accuracy itself. */
export function leastSquaresFit(
  points: AccuracyPoints,
  parameters: readonly number[],
  curve: (upstreamAccuracy: number) => number,
  notes: readonly string[] = [],
): RivalFit {
  const sse = curveSse(points, curve);
  return { parameters, sse, logLikelihood: logLikelihood(sse, points.upstream.length), notes };
}

/** Sum of squared errors of a curve over points. */
export function curveSse(
  { upstream, downstream }: AccuracyPoints,
  curve: (upstreamAccuracy: number) => number,
): number {
  let sum = 0;
  for (let i = 0; i < upstream.length; i++) sum += (downstream[i] - curve(upstream[i])) ** 2;
  return sum;
}

/**
 * Log-likelihood of n normal errors at the variance that makes it largest, SSE / n:
 * -n/2 (log(2 pi SSE / n) + 1). Errors below rounding count as rounding.
 */
export function logLikelihood(sse: number, n: number): number {
  const variance = Math.max(sse / n, ROUNDING_ERROR ** 2);
  return -0.5 * n * (Math.log(2 * Math.PI * variance) + 1);
}

/**
 * Corrected Akaike information criterion (Hurvich and Tsai 1989) of n points and so many curve parameters; the
 * variance counts as one more. Null where n <= parameters + 2: the correction then has no meaning.
 *
 * @example aicc(-10, 20, 2)?.toFixed(2) // '27.50'
 */
export function aicc(logLikelihoodAtFit: number, n: number, curveParameters: number): number | null {
  const k = curveParameters + 1;
  if (n <= k + 1) return null;
  return 2 * k - 2 * logLikelihoodAtFit + (2 * k * (k + 1)) / (n - k - 1);
}

/** Number of distinct values. */
export function distinctCount(
  values: ArrayLike<number>,
  of: (value: number) => number = (value) => value,
): number {
  const seen = new Set<number>();
  for (let i = 0; i < values.length; i++) seen.add(of(values[i]));
  return seen.size;
}
