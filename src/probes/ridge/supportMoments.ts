import { DEPTH } from '../../simd/product.ts';
import type { FeatureMatrix } from '../featureMatrix.ts';
import { exact } from '../matrix/engines.ts';
import { type MatrixView, transposed } from '../matrix/matrixView.ts';
import { meanOf } from './standardise.ts';

/**
 * Sums over a support that grows, so that nested supports share their products.
 *
 * Sums are of differences from an origin near the mean, the mean of the first rows, so that little cancels when they are
 * centred by the mean of all rows (Chan, Golub and LeVeque 1983): with m the mean less the origin, the sum of (x - mean)(x - mean)' is
 * the sum of (x - origin)(x - origin)' less n m m'.
 */
export class SupportMoments {
  rows = 0;
  /** Sum of (x - origin)(x - origin)'; on and below the diagonal only. */
  readonly squares: MatrixView;
  /** Sums of x - origin over the rows of each class, class after class. */
  readonly classSums: Float64Array;
  readonly classRows: Int32Array;
  origin: Float64Array = new Float64Array();
  private readonly features: FeatureMatrix;

  /** Makes its matrix in the engine's present scope. */
  constructor(features: FeatureMatrix, classes: number) {
    this.features = features;
    this.squares = exact().matrix(features.columns, features.columns);
    this.classSums = new Float64Array(classes * features.columns);
    this.classRows = new Int32Array(classes);
  }

  /** Adds the rows of a list from those on that were added before. */
  add(rows: Int32Array, classOf: Int32Array): void {
    if (this.rows === 0) this.origin = meanOf(this.features, rows.subarray(0, DEPTH));
    for (let from = this.rows; from < rows.length; from += DEPTH) {
      this.addPart(rows.subarray(from, from + DEPTH), classOf.subarray(from, from + DEPTH));
    }
    this.rows = rows.length;
  }

  private addPart(rows: Int32Array, classOf: Int32Array): void {
    const { origin, classSums, classRows } = this;
    const { values, columns: d } = this.features;
    exact().scope(() => {
      const part = exact().matrix(rows.length, d);
      const numbers = exact().values;
      for (let i = 0; i < rows.length; i++) {
        const [from, to, sums] = [rows[i] * d, part.offset + i * part.rowStep, classOf[i] * d];
        classRows[classOf[i]]++;
        for (let j = 0; j < d; j++) {
          const difference = values[from + j] - origin[j];
          numbers[to + j] = difference;
          classSums[sums + j] += difference;
        }
      }
      exact().addSquare(this.squares, transposed(part));
    });
  }
}
