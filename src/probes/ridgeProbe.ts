import { cholesky, solveCholesky } from './cholesky.ts';
import type { FeatureMatrix } from './featureMatrix.ts';
import { multiply, transpose } from './matrixProduct.ts';
import { BIAS_FEATURE, L2_GRID } from './probeDefaults.ts';
import { standardise } from './standardise.ts';
import { ShiftedTridiagonal, tridiagonalise } from './tridiagonal.ts';

/** A linear probe: the class of an example x is the one whose score x'w + b is highest. */
export interface RidgeProbe {
  /** Classes in ascending order. */
  readonly classes: Int32Array;
  /** Weights on the features as they are, not standardised: a row a feature, a column a class. */
  readonly weights: Float64Array;
  /** One a class. */
  readonly bias: Float64Array;
  /** L2 that was used. */
  readonly l2: number;
}

/**
 * The few-shot probe of the paper (as its public code does it): standardise every feature by the mean and standard
 * deviation of the support, append a constant feature of 100, and regress one-vs-rest targets of -1 and 1 by ridge
 * regression in closed form.
 *
 * @param rows of the support
 * @param l2 a positive number, or `auto`: the one of `L2_GRID` with the smallest leave-one-out error on the support
 * @throws RangeError for a support of a single class
 */
export function fitRidgeProbe(
  features: FeatureMatrix,
  labels: Int32Array,
  rows: Int32Array,
  l2: number | 'auto',
): RidgeProbe {
  const [n, d] = [rows.length, features.columns];
  const { values: z, mean, deviation } = standardise(features, rows);
  const classes = Int32Array.from(new Set(Array.from(rows, (row) => labels[row]))).sort();
  if (classes.length < 2) throw new RangeError('the support holds a single class; expected two or more');
  const targets = oneVersusRest(labels, rows, classes);
  const k = classes.length;

  // The support is standardised, so Z'1 = 0: the constant feature is orthogonal to all others, and the normal equations
  // (Z'Z + l2) W = Z'Y and (100^2 n + l2) b = 100 sum(y) separate. Of the two forms of W,
  //   primal (Z'Z + l2)^-1 Z'Y   and   dual Z' (ZZ' + l2)^-1 Y,
  // the one with the smaller matrix is solved.
  const dual = n < d;
  const zt = transpose(z, n, d);
  const size = dual ? n : d;
  const gram = dual ? multiply(z, zt, n, d, n) : multiply(zt, z, d, n, d);
  const right = dual ? targets : multiply(zt, targets, d, n, k);
  let chosen: number;
  let solution: Float64Array;
  if (l2 === 'auto') {
    const factor = tridiagonalise(gram, size);
    const basis = dual ? factor.q : multiply(z, factor.q, n, d, d);
    const rotated = multiply(transpose(factor.q, size, size), right, size, size, k);
    const errors = L2_GRID.map((candidate) => {
      const shifted = new ShiftedTridiagonal(factor, candidate);
      const s = rotated.slice();
      shifted.solve(s, k);
      return leaveOneOut(shifted, basis, multiply(basis, s, n, size, k), targets, n, k, candidate, dual);
    });
    chosen = L2_GRID[errors.indexOf(Math.min(...errors))];
    new ShiftedTridiagonal(factor, chosen).solve(rotated, k);
    solution = multiply(factor.q, rotated, size, size, k);
  } else {
    chosen = l2;
    for (let i = 0; i < size; i++) gram[i * size + i] += l2;
    cholesky(gram, size);
    solution = right.slice();
    solveCholesky(gram, size, solution, k);
  }
  const weights = dual ? multiply(zt, solution, d, n, k) : solution;

  // x'w + b on standardised features is x'(w / deviation) + b - mean'(w / deviation) on the features as they are.
  const bias = Float64Array.from({ length: k }, (_, c) => biasScore(targets, n, k, c, chosen));
  for (let j = 0; j < d; j++) {
    for (let c = 0; c < k; c++) {
      weights[j * k + c] /= deviation[j];
      bias[c] -= mean[j] * weights[j * k + c];
    }
  }
  return { classes, weights, bias, l2: chosen };
}

/** What the constant feature adds to the score of class c: 100 b = 100^2 sum(y) / (100^2 n + l2). */
function biasScore(targets: Float64Array, n: number, k: number, c: number, l2: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += targets[i * k + c];
  return (BIAS_FEATURE ** 2 * sum) / (BIAS_FEATURE ** 2 * n + l2);
}

/**
 * Sum of squared leave-one-out residuals (PRESS; Allen 1974), without refitting: with H the matrix that takes targets to
 * fitted values, the residual of an example that was left out is (y - Hy) / (1 - h), h its diagonal entry. The
 * standardisation is taken as given. With G = (ZZ' + l2)^-1 it is also (Gy) / (G's diagonal entry).
 */
function leaveOneOut(
  shifted: ShiftedTridiagonal,
  basis: Float64Array,
  fitted: Float64Array,
  targets: Float64Array,
  n: number,
  k: number,
  l2: number,
  dual: boolean,
): number {
  const size = basis.length / n;
  const biasShare = BIAS_FEATURE ** 2 / (BIAS_FEATURE ** 2 * n + l2);
  const biases = Float64Array.from({ length: k }, (_, c) => biasScore(targets, n, k, c, l2));
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const quadratic = shifted.quadratic(basis, i * size);
    // Dual: Gy and the diagonal of G are (y - Hy) / l2 and (1 - h) / l2 before the constant feature takes its part.
    const left = dual ? l2 * quadratic - biasShare : 1 - quadratic - biasShare;
    for (let c = 0; c < k; c++) {
      const fit = fitted[i * k + c];
      const residual = (dual ? l2 * fit : targets[i * k + c] - fit) - biases[c];
      sum += (residual / left) ** 2;
    }
  }
  return sum;
}

/** 1 where a row is of the class, -1 elsewhere. */
function oneVersusRest(labels: Int32Array, rows: Int32Array, classes: Int32Array): Float64Array {
  const targets = new Float64Array(rows.length * classes.length).fill(-1);
  for (let i = 0; i < rows.length; i++) targets[i * classes.length + classes.indexOf(labels[rows[i]])] = 1;
  return targets;
}

/** Class that a probe gives to each row; of equal scores the first class. */
export function predictClasses({ classes, weights, bias }: RidgeProbe, features: FeatureMatrix): Int32Array {
  const { values, rows, columns } = features;
  const k = classes.length;
  const scores = multiply(values as Float64Array, weights, rows, columns, k);
  return Int32Array.from({ length: rows }, (_, i) => {
    let best = 0;
    for (let c = 1; c < k; c++) {
      if (scores[i * k + c] + bias[c] > scores[i * k + best] + bias[best]) best = c;
    }
    return classes[best];
  });
}
