import type { FeatureMatrix } from '../featureMatrix.ts';
import { exact } from '../matrix/engines.ts';
import { matrix, transposed } from '../matrix/matrixView.ts';
import { BIAS_FEATURE } from '../probeDefaults.ts';
import { deviations, type Standard, standardisedRows, standardOf } from './standardise.ts';
import type { SupportMoments } from './supportMoments.ts';

/** A support with the class of each of its rows, as a number from 0. */
export interface Support {
  readonly features: FeatureMatrix;
  readonly rows: Int32Array;
  readonly classOf: Int32Array;
  readonly classes: number;
}

/**
 * The ridge regression of targets of -1 and 1 on a standardised support, ready to be solved for any L2.
 *
 * With Z the standardised support (n x d) and Y the targets (n x k), ridge regression on Z and a constant feature of 100
 * minimises |Y - Z W - 100 1 b'|^2 + l2 (|W|^2 + |b|^2). Z'1 = 0, since Z is standardised by its own mean, so the two
 * parts separate: 100 b = 100^2 Y'1 / (100^2 n + l2), and W has two forms,
 *
 *   primal (Z'Z + l2)^-1 Z'Y     or     dual Z' (Z Z' + l2)^-1 Y,
 *
 * of which the one with the smaller matrix is used: the dual where there are fewer examples than features.
 */
export interface RidgeSystem extends Support {
  readonly dual: boolean;
  readonly standard: Standard;
  /** Z'Z or ZZ', row-major, size x size; on and below the diagonal only. */
  readonly gram: Float64Array;
  readonly size: number;
  /** Z'Y or Y, row-major, size x classes. */
  readonly right: Float64Array;
}

/** The system in its dual form. */
export function dualSystem(support: Support): RidgeSystem {
  const { features, rows, classOf, classes } = support;
  const size = rows.length;
  const standard = standardOf(features, rows);
  const z = matrix(standardisedRows(features, rows, standard), size, features.columns);
  const gram = new Float64Array(size * size);
  exact().addProduct(matrix(gram, size, size), z, transposed(z), { lower: true });
  const right = new Float64Array(size * classes).fill(-1);
  for (let i = 0; i < size; i++) right[i * classes + classOf[i]] = 1;
  return { ...support, dual: true, standard, gram, size, right };
}

/** The system in its primal form, from moments of the support. */
export function primalSystem(support: Support, { mean, scatter }: SupportMoments): RidgeSystem {
  const { features, rows, classOf, classes } = support;
  const [n, d] = [rows.length, features.columns];
  const deviation = deviations(
    Float64Array.from(mean, (_, j) => scatter[j * d + j]),
    n,
  );
  const standard = { mean: mean.slice(), deviation };
  const gram = new Float64Array(d * d);
  const inverse = deviation.map((value) => 1 / value);
  for (let j = 0, at = 0; j < d; j++, at = j * d) {
    const own = inverse[j];
    for (let l = 0; l <= j; l++) gram[at + l] = scatter[at + l] * own * inverse[l];
  }
  // Y = 2 (1 where the row is of the class) - 1 and Z'1 = 0, so that Z'Y is twice the sum over the rows of the class.
  const sums = new Float64Array(classes * d);
  const { values } = features;
  for (let i = 0; i < n; i++) {
    const from = rows[i] * d;
    const to = classOf[i] * d;
    for (let j = 0; j < d; j++) sums[to + j] += values[from + j] - mean[j];
  }
  const right = new Float64Array(d * classes);
  for (let j = 0; j < d; j++) {
    for (let c = 0; c < classes; c++) right[j * classes + c] = 2 * sums[c * d + j] * inverse[j];
  }
  return { ...support, dual: false, standard, gram, size: d, right };
}

/** What the constant feature adds to the score of every class: 100 b = 100^2 Y'1 / (100^2 n + l2). */
export function biasScores({ rows, classOf, classes }: Support, l2: number): Float64Array {
  const n = rows.length;
  const counts = new Float64Array(classes);
  for (const c of classOf) counts[c]++;
  return counts.map((count) => (BIAS_FEATURE ** 2 * (2 * count - n)) / (BIAS_FEATURE ** 2 * n + l2));
}

/** W from the solution of the system: itself, or Z' times it. */
export function weightsOf(system: RidgeSystem, solution: Float64Array): Float64Array {
  const { dual, features, rows, standard, size, classes } = system;
  if (!dual) return solution;
  const z = matrix(standardisedRows(features, rows, standard), size, features.columns);
  const weights = new Float64Array(features.columns * classes);
  exact().addProduct(
    matrix(weights, features.columns, classes),
    transposed(z),
    matrix(solution, size, classes),
  );
  return weights;
}
