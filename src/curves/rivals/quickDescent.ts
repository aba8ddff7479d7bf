import type { Curve } from '../nonlinear/curveProblem.ts';
import type { WeightedPoints } from './groupPoints.ts';

/** Weighted least squares for a curve with gradients, inside bounds. */
export interface DescentProblem extends WeightedPoints {
  readonly curve: Required<Curve>;
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** Where a descent came to. */
export interface QuickEnd {
  readonly parameters: number[];
  readonly sse: number;
}

const FIRST_DAMPING = 1e-2;
const MOST_DAMPING = 1e12;
/** Stops when a step promises less than this share of the error. */
const NEGLIGIBLE = 1e-10;

/**
 * Levenberg-Marquardt on the normal equations: a tenth of the cost of a step of `fitCurve`, which trades precision
 * on badly conditioned problems for that. Made to try many starts; `fitCurve` ends the best of them.
 *
 * Solves (J'WJ + damping diag(J'WJ)) step = J'W r over the parameters that no bound holds, clips the step to the
 * bounds, and takes it where it lowers the error.
 */
export function quickDescent(problem: DescentProblem, start: readonly number[], mostSteps: number): QuickEnd {
  const { curve, x, y, weight, lower, upper } = problem;
  const p = start.length;
  let residuals = new Float64Array(x.length);
  let trial = new Float64Array(x.length);
  const errorAt = (parameters: readonly number[], left: Float64Array) => {
    let sse = 0;
    for (let i = 0; i < x.length; i++) {
      left[i] = y[i] - curve.value(parameters, x[i]);
      sse += weight[i] * left[i] * left[i];
    }
    return sse;
  };
  let parameters = [...start];
  let sse = errorAt(parameters, residuals);
  let damping = FIRST_DAMPING;
  for (let step = 0; step < mostSteps; step++) {
    const normal = Array.from({ length: p }, () => new Float64Array(p));
    const descent = new Float64Array(p);
    for (let i = 0; i < x.length; i++) {
      const slopes = curve.gradient(parameters, x[i]);
      const residual = weight[i] * residuals[i];
      for (let j = 0; j < p; j++) {
        descent[j] += slopes[j] * residual;
        for (let k = 0; k <= j; k++) normal[j][k] += weight[i] * slopes[j] * slopes[k];
      }
    }
    const free: number[] = [];
    for (let j = 0; j < p; j++) {
      const held =
        (parameters[j] <= lower[j] && descent[j] <= 0) || (parameters[j] >= upper[j] && descent[j] >= 0);
      if (!held && normal[j][j] > 0) free.push(j);
    }
    if (free.length === 0) break;
    let moved: number[] | undefined;
    let next = sse;
    let promised = 0;
    while (damping < MOST_DAMPING) {
      const solution = solve(normal, descent, free, damping);
      if (solution) {
        const to = [...parameters];
        promised = 0;
        free.forEach((j, f) => {
          to[j] = Math.min(upper[j], Math.max(lower[j], parameters[j] + solution[f]));
          promised += (to[j] - parameters[j]) * descent[j];
        });
        next = errorAt(to, trial);
        if (next < sse) {
          moved = to;
          break;
        }
        if (!(promised > NEGLIGIBLE * sse)) break;
      }
      damping = Math.max(damping, 1e-14) * 8;
    }
    if (!moved) break;
    const gained = sse - next;
    parameters = moved;
    sse = next;
    [residuals, trial] = [trial, residuals];
    damping *= gained > 0.75 * promised ? 0.1 : gained < 0.25 * promised ? 4 : 0.5;
    if (!(promised > NEGLIGIBLE * sse)) break;
  }
  return { parameters, sse };
}

/** Solves the damped normal equations of the free parameters, scaled to a diagonal of 1, by Cholesky's method. */
function solve(
  normal: readonly Float64Array[],
  descent: Float64Array,
  free: readonly number[],
  damping: number,
): Float64Array | undefined {
  const n = free.length;
  const scale = free.map((j) => Math.sqrt(normal[j][j]));
  const factor = Array.from({ length: n }, () => new Float64Array(n));
  for (let a = 0; a < n; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = normal[free[a]][free[b]] / (scale[a] * scale[b]) + (a === b ? damping : 0);
      for (let c = 0; c < b; c++) sum -= factor[a][c] * factor[b][c];
      if (a === b) {
        if (!(sum > 0)) return undefined;
        factor[a][a] = Math.sqrt(sum);
      } else {
        factor[a][b] = sum / factor[b][b];
      }
    }
  }
  const solution = Float64Array.from(free, (j, a) => descent[j] / scale[a]);
  for (let a = 0; a < n; a++) {
    for (let c = 0; c < a; c++) solution[a] -= factor[a][c] * solution[c];
    solution[a] /= factor[a][a];
  }
  for (let a = n - 1; a >= 0; a--) {
    for (let c = a + 1; c < n; c++) solution[a] -= factor[c][a] * solution[c];
    solution[a] /= factor[a][a];
  }
  return solution.map((value, a) => value / scale[a]);
}
