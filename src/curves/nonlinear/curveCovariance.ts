import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { curveJacobian, INDEPENDENT } from './curveJacobian.ts';
import type { CurveProblem } from './curveProblem.ts';

/** A covariance, or why there is none. */
export type CovarianceEstimate =
  | { readonly covariance: number[][] }
  | { readonly covariance: null; readonly reason: string };

/**
 * Covariance of fitted parameters, s^2 (J'J)^-1 with s^2 = sse / (n - p), from the singular values of J with its
 * columns scaled to length 1.
 */
export function curveCovariance<X>(
  problem: CurveProblem<X>,
  parameters: readonly number[],
  sse: number,
  atBound: readonly boolean[],
): CovarianceEstimate {
  const { curve, x, y, deviations, lower, upper } = problem;
  const p = parameters.length;
  const freedom = y.length - p;
  if (freedom <= 0) return { covariance: null, reason: `${y.length} points leave no degree of freedom` };
  const held = atBound.flatMap((is, j) => (is ? [j] : []));
  if (held.length > 0) return { covariance: null, reason: `parameter ${held.join(', ')} is at a bound` };

  const jacobian = curveJacobian(curve, parameters, x, lower, upper);
  for (let i = 0; i < y.length; i++) jacobian.mulRow(i, 1 / deviations[i]);
  const lengths = Array.from({ length: p }, (_, j) => jacobian.getColumnVector(j).norm());
  const flat = lengths.flatMap((length, j) => (length > 0 ? [] : [j]));
  if (flat.length > 0)
    return { covariance: null, reason: `the curve does not depend on parameter ${flat.join(', ')}` };
  for (let j = 0; j < p; j++) jacobian.mulColumn(j, 1 / lengths[j]);

  const { diagonal, rightSingularVectors: v } = new SingularValueDecomposition(jacobian);
  if (Math.min(...diagonal) < INDEPENDENT * Math.max(...diagonal)) {
    return { covariance: null, reason: 'the points cannot tell the parameters apart' };
  }
  const variance = sse / freedom;
  const scaled = Matrix.mul(v, Matrix.rowVector(diagonal.map((s) => 1 / s)).repeat({ rows: p }));
  const inverse = scaled.mmul(scaled.transpose());
  const covariance = inverse
    .to2DArray()
    .map((row, i) => row.map((c, j) => (variance * c) / (lengths[i] * lengths[j])));
  return { covariance };
}
