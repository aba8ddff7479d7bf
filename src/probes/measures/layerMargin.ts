import type { LabelledFeatures } from '../featureMatrix.ts';
import type { RidgeProbe } from '../ridge/ridgeProbe.ts';
import { standardOf } from '../ridge/standardise.ts';
import { allRows } from '../supports.ts';

/**
 * Distances from examples to the nearest decision boundary of a classifier, seen from one layer, as shares of the layer's
 * spread.
 *
 * To first order the distance from x to the boundary between its class y and class c is
 * (f_y - f_c) / |grad f_y - grad f_c|, with gradients by the layer's features (Elsayed, Krishnan, Mobahi, Regan and Bengio
 * 2018, eq. 6); the smallest over c counts, and it is negative for an example on the wrong side. Distances of different
 * layers can be compared once they are divided by the layer's total variation, the root of the sum of its features'
 * variances (Jiang, Krishnan, Mobahi and Bengio 2019, eq. 4).
 *
 * @param scores row-major, one row an example and one column a class
 * @param labels column of every example's class
 * @param gradientDistance |grad f_y - grad f_c| for an example and two columns; 0 leaves that boundary out
 * @param totalVariation of the layer's features
 */
export function normalisedMargins(
  scores: ArrayLike<number>,
  labels: Int32Array,
  gradientDistance: (example: number, y: number, c: number) => number,
  totalVariation: number,
): Float64Array {
  const k = scores.length / labels.length;
  return Float64Array.from(labels, (y, i) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (let c = 0; c < k; c++) {
      if (c === y) continue;
      const gap = scores[i * k + y] - scores[i * k + c];
      const distance = gradientDistance(i, y, c);
      if (distance > 0) nearest = Math.min(nearest, gap / distance);
    }
    return totalVariation > 0 ? nearest / totalVariation : 0;
  });
}

/**
 * Margins of a linear probe on examples, one each, as `normalisedMargins` defines them: positive where the class is
 * right, in units of the layer's spread, so that layers compare. Gradients of a linear probe are its weights, so that the
 * distances are exact. Appendix D of arXiv 2110.02095 asks how margins move between layers.
 *
 * @param probe what classifies: its classes, weights (features x classes, row-major) and one bias a class
 * @throws RangeError for a label that is no class of the probe
 * @example
 * const features = { values: Float64Array.of(-1, 1), rows: 2, columns: 1 };
 * const probe = { classes: Int32Array.of(0, 1), weights: Float64Array.of(-1, 1), bias: Float64Array.of(0, 0) };
 * Math.round(layerMargins(probe, { features, labels: Int32Array.of(0, 1) })[1] * 10) / 10 // 1
 */
export function layerMargins(
  probe: Pick<RidgeProbe, 'classes' | 'weights' | 'bias'>,
  { features, labels }: LabelledFeatures,
): Float64Array {
  const { classes, weights, bias } = probe;
  const { values, rows, columns } = features;
  const k = classes.length;
  const index = new Map(Array.from(classes, (label, c) => [label, c]));
  const scores = new Float64Array(rows * k);
  for (let i = 0; i < rows; i++) {
    scores.set(bias, i * k);
    for (let j = 0; j < columns; j++) {
      const value = values[i * columns + j];
      for (let c = 0; c < k; c++) scores[i * k + c] += value * weights[j * k + c];
    }
  }
  const distances = new Float64Array(k * k);
  for (let j = 0; j < columns; j++) {
    for (let a = 0; a < k; a++) {
      for (let b = 0; b < k; b++) distances[a * k + b] += (weights[j * k + a] - weights[j * k + b]) ** 2;
    }
  }
  const own = labels.map((label) => {
    const column = index.get(label);
    if (column === undefined) throw new RangeError(`class ${label} is no class of the probe`);
    return column;
  });
  return normalisedMargins(
    scores,
    own,
    (_, y, c) => Math.sqrt(distances[y * k + c]),
    totalVariation(features),
  );
}

/** Root of the sum of the features' variances. */
export function totalVariation(features: LabelledFeatures['features']): number {
  const { deviation } = standardOf(features, allRows(features.rows));
  return Math.sqrt(deviation.reduce((sum, value) => sum + value * value, 0));
}
