import type { FeatureMatrix } from '../featureMatrix.ts';
import { exact } from '../matrix/engines.ts';
import { matrix, transposed } from '../matrix/matrixView.ts';
import { centredRows } from './standardise.ts';

/** Rows that are added at a time: bounds the memory for large supports. */
const ROWS_AT_ONCE = 2048;

/**
 * Mean and scatter matrix of a support that grows, so that nested supports share their products.
 *
 * Parts are centred by their own means and joined without cancellation (Chan, Golub and LeVeque 1983): with d the
 * difference of the means of parts of n and m rows, scatter = scatter_n + scatter_m + d d' n m / (n + m).
 */
export class SupportMoments {
  rows = 0;
  readonly mean: Float64Array;
  /** Sum of (x - mean)(x - mean)', row-major; on and below the diagonal only. */
  readonly scatter: Float64Array;
  private readonly features: FeatureMatrix;

  constructor(features: FeatureMatrix) {
    this.features = features;
    this.mean = new Float64Array(features.columns);
    this.scatter = new Float64Array(features.columns ** 2);
  }

  /** Adds rows [from, to) of a list of rows. */
  add(rows: Int32Array, from: number, to: number): void {
    for (let start = from; start < to; start += ROWS_AT_ONCE) {
      this.addPart(rows, start, Math.min(to, start + ROWS_AT_ONCE));
    }
  }

  private addPart(rows: Int32Array, from: number, to: number): void {
    const { scatter, mean, features } = this;
    const d = features.columns;
    const part = centredRows(features, rows, from, to);
    const x = matrix(part.values, to - from, d);
    exact().addProduct(matrix(scatter, d, d), transposed(x), x, { lower: true });
    const total = this.rows + (to - from);
    const difference = part.mean.map((value, j) => value - mean[j]);
    const weight = (this.rows * (to - from)) / total;
    for (let j = 0; j < d && weight > 0; j++) {
      const factor = weight * difference[j];
      const row = j * d;
      for (let l = 0; l <= j; l++) scatter[row + l] += factor * difference[l];
    }
    for (let j = 0; j < d; j++) mean[j] += (difference[j] * (to - from)) / total;
    this.rows = total;
  }
}
