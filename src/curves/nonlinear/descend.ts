import { levenbergMarquardt } from 'ml-levenberg-marquardt';
import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { curveJacobian, INDEPENDENT } from './curveJacobian.ts';
import type { CurveProblem } from './curveProblem.ts';

/**
 * Damping relative to columns of length 1. The first descent starts cautiously; one that does not converge is tried
 * again boldly.
 */
const DAMPING_STARTS = [100, 1e-3];
/** Least damping, and where a descent gives up. */
const DAMPING_MIN = 1e-16;
const DAMPING_MAX = 1e16;
/** An accepted step divides the damping by this; each refusal in a row multiplies it by 2, 4, 8 ... */
const DAMPING_DOWN = 2;
/**
 * The relative offset of Bates and Watts (1981): the share of the residuals' length that the tangent plane could
 * still explain. They stop at 1e-3.
 */
const CONVERGED_OFFSET = 1e-9;
/** Rounding error of a residual, relative to the largest y: some units in the last place. */
const ROUNDING = 16 * 2 ** -52;

/** How a fit ended. Only `converged` is a minimum. */
export type CurveFitOutcome = 'converged' | 'stalled' | 'step limit' | 'no usable start';

/** Where one start led. */
export interface Descent {
  readonly parameters: number[];
  readonly sse: number;
  readonly outcome: CurveFitOutcome;
  readonly steps: number;
}

/**
 * Levenberg-Marquardt from one start. Each step is one iteration of ml-levenberg-marquardt on a problem that is
 * recentred at the current parameters and whose columns are scaled to length 1 (Moré 1978); a step that does not
 * lower the error is refused and tried again shorter.
 */
export function descend<X>(problem: CurveProblem<X>, start: readonly number[]): Descent {
  let best: Descent | undefined;
  for (const damping of DAMPING_STARTS) {
    const descent = descendFrom(problem, start, damping);
    if (!best || descent.sse < best.sse) best = descent;
    if (descent.outcome === 'converged' || descent.outcome === 'no usable start') break;
  }
  return best as Descent;
}

function descendFrom<X>(problem: CurveProblem<X>, start: readonly number[], firstDamping: number): Descent {
  const { curve, x, y, deviations, lower, upper } = problem;
  let parameters = [...start];
  let residuals = weightedResiduals(problem, parameters);
  let sse = sumOfSquares(residuals);
  if (!Number.isFinite(sse)) return { parameters, sse: Number.NaN, outcome: 'no usable start', steps: 0 };

  let largest = 0;
  for (let i = 0; i < y.length; i++) largest = Math.max(largest, Math.abs(y[i] / deviations[i]));
  const rounding = ROUNDING * largest * Math.sqrt(y.length);
  const scales = new Array<number>(parameters.length).fill(0);
  let damping = firstDamping;

  for (let steps = 0; steps < problem.maxSteps; steps++) {
    const jacobian = curveJacobian(curve, parameters, x, lower, upper);
    for (let i = 0; i < y.length; i++) jacobian.mulRow(i, 1 / deviations[i]);
    for (let j = 0; j < scales.length; j++) {
      scales[j] = Math.max(scales[j], jacobian.getColumnVector(j).norm()) || 1;
    }
    const free = freeParameters(problem, parameters, jacobian, residuals);
    const offset = relativeOffset(jacobian, residuals, free, scales);
    if (offset < CONVERGED_OFFSET || sse <= rounding ** 2) {
      return { parameters, sse, outcome: 'converged', steps };
    }

    let growth = 2;
    let next: number[] | undefined;
    while (!next && damping <= DAMPING_MAX) {
      next = step(problem, parameters, jacobian, free, scales, damping);
      if (!next) {
        damping *= growth;
        growth *= 2;
      }
    }
    if (!next) {
      // What the tangent plane promises may be less than rounding moves the sum of squares.
      const promised = offset ** 2 * sse;
      const outcome = promised < rounding * Math.sqrt(sse) ? 'converged' : 'stalled';
      return { parameters, sse, outcome, steps };
    }
    parameters = next;
    residuals = weightedResiduals(problem, parameters);
    sse = sumOfSquares(residuals);
    damping = Math.max(damping / DAMPING_DOWN, DAMPING_MIN);
  }
  return { parameters, sse, outcome: 'step limit', steps: problem.maxSteps };
}

/** One step from `parameters`, or undefined where it does not lower the error. */
function step<X>(
  { curve, x, y, deviations, lower, upper }: CurveProblem<X>,
  parameters: readonly number[],
  jacobian: Matrix,
  free: readonly number[],
  scales: readonly number[],
  damping: number,
): number[] | undefined {
  if (free.length === 0) return undefined;
  const moved = (scaledStep: readonly number[]) => {
    const to = [...parameters];
    free.forEach((j, f) => {
      to[j] = Math.min(Math.max(parameters[j] + scaledStep[f] / scales[j], lower[j]), upper[j]);
    });
    return to;
  };
  const points = { x: Array.from(y, (_, i) => i), y: Array.from(y, (value, i) => value / deviations[i]) };
  const scaledCurve = (scaledStep: number[]) => {
    const to = moved(scaledStep);
    return (i: number) => curve.value(to, x[i]) / deviations[i];
  };
  const scaledRow = () => (i: number) => free.map((j) => jacobian.get(i, j) / scales[j]);
  try {
    const { parameterValues } = levenbergMarquardt(points, scaledCurve, {
      initialValues: free.map(() => 0),
      jacobianFunction: scaledRow,
      damping,
      maxIterations: 1,
      errorTolerance: 0,
    });
    return parameterValues.some((value) => value !== 0) ? moved(parameterValues) : undefined;
  } catch {
    // The library inverts a matrix that rounding has made singular: more damping mends it.
    return undefined;
  }
}

/** Parameters that are not held on a bound which the descent direction pushes against. */
function freeParameters<X>(
  { lower, upper }: CurveProblem<X>,
  parameters: readonly number[],
  jacobian: Matrix,
  residuals: readonly number[],
): number[] {
  const free: number[] = [];
  parameters.forEach((p, j) => {
    const uphill = jacobian.getColumn(j).reduce((sum, slope, i) => sum + slope * residuals[i], 0);
    const held = (p <= lower[j] && uphill < 0) || (p >= upper[j] && uphill > 0);
    if (!held) free.push(j);
  });
  return free;
}

function relativeOffset(
  jacobian: Matrix,
  residuals: readonly number[],
  free: readonly number[],
  scales: readonly number[],
): number {
  if (free.length === 0) return 0;
  const columns = Matrix.zeros(residuals.length, free.length);
  free.forEach((j, f) => {
    for (let i = 0; i < residuals.length; i++) columns.set(i, f, jacobian.get(i, j) / scales[j]);
  });
  const { diagonal, leftSingularVectors } = new SingularValueDecomposition(columns);
  const limit = INDEPENDENT * Math.max(...diagonal);
  const parts = diagonal.map((s, c) =>
    s > limit ? residuals.reduce((sum, r, i) => sum + r * leftSingularVectors.get(i, c), 0) : 0,
  );
  return Math.sqrt(sumOfSquares(parts) / sumOfSquares(residuals));
}

function weightedResiduals<X>(
  { curve, x, y, deviations }: CurveProblem<X>,
  parameters: readonly number[],
): number[] {
  return Array.from(y, (value, i) => (value - curve.value(parameters, x[i])) / deviations[i]);
}

function sumOfSquares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
