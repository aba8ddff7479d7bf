import type { FeatureMatrix } from '../featureMatrix.ts';
import { exact } from '../matrix/engines.ts';
import { type MatrixView, transposed } from '../matrix/matrixView.ts';
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
  /** Z in the dual form; the primal one does without. */
  readonly z?: MatrixView;
  readonly standard: Standard;
  /** Z'Z or ZZ'; on and below the diagonal only. */
  readonly gram: MatrixView;
  /** Z'Y or Y. */
  readonly right: MatrixView;
}

/** The system in its dual form. */
export function dualSystem(support: Support): RidgeSystem {
  const { features, rows, classOf, classes } = support;
  const size = rows.length;
  const standard = standardOf(features, rows);
  const z = standardisedRows(features, rows, standard);
  const gram = exact().matrix(size, size);
  exact().addSquare(gram, z);
  const right = exact().matrix(size, classes);
  const { values } = exact();
  for (let i = 0; i < size; i++) {
    const row = right.offset + i * right.rowStep;
    values.fill(-1, row, row + classes);
    values[row + classOf[i]] = 1;
  }
  return { ...support, z, standard, gram, right };
}

/** The system in its primal form, from moments of the support. */
export function primalSystem(support: Support, moments: SupportMoments): RidgeSystem {
  const { columns: d } = support.features;
  const { rows: n, origin, squares, classSums, classRows } = moments;
  const gram = exact().matrix(d, d);
  const right = exact().matrix(d, support.classes);
  const { values } = exact();
  const shift = new Float64Array(d);
  for (let at = 0; at < classSums.length; ) for (let j = 0; j < d; j++, at++) shift[j] += classSums[at] / n;
  const deviation = deviations(
    shift.map((m, j) => Math.max(0, values[squares.offset + j * squares.rowStep + j] - n * m * m)),
    n,
  );
  const inverse = deviation.map((value) => 1 / value);
  for (let j = 0; j < d; j++) {
    const [from, to] = [squares.offset + j * squares.rowStep, gram.offset + j * gram.rowStep];
    const [own, m] = [inverse[j], n * shift[j]];
    for (let l = 0; l <= j; l++) values[to + l] = (values[from + l] - m * shift[l]) * own * inverse[l];
  }
  // Y = 2 (1 where the row is of the class) - 1 and Z'1 = 0, so that Z'Y is twice the sum over the rows of the class.
  for (let c = 0, at = 0; c < support.classes; c++) {
    for (let j = 0; j < d; j++, at++) {
      values[right.offset + j * right.rowStep + c] =
        2 * (classSums[at] - classRows[c] * shift[j]) * inverse[j];
    }
  }
  return {
    ...support,
    standard: { mean: origin.map((value, j) => value + shift[j]), deviation },
    gram,
    right,
  };
}

/** What the constant feature adds to the score of every class: 100 b = 100^2 Y'1 / (100^2 n + l2). */
export function biasScores({ rows, classOf, classes }: Support, l2: number): Float64Array {
  const n = rows.length;
  const counts = new Float64Array(classes);
  for (const c of classOf) counts[c]++;
  return counts.map((count) => (BIAS_FEATURE ** 2 * (2 * count - n)) / (BIAS_FEATURE ** 2 * n + l2));
}

/** W from the solution of the system: itself, or Z' times it. */
export function weightsOf({ z, features, classes }: RidgeSystem, solution: MatrixView): MatrixView {
  if (!z) return solution;
  const weights = exact().matrix(features.columns, classes);
  exact().addProduct(weights, transposed(z), solution);
  return weights;
}
