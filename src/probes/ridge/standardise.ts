import type { FeatureMatrix } from '../featureMatrix.ts';
import { exact } from '../matrix/engines.ts';
import type { MatrixView } from '../matrix/matrixView.ts';
import { DEVIATION_FLOOR } from '../probeDefaults.ts';

/** What every feature is standardised by. */
export interface Standard {
  readonly mean: Float64Array;
  /** Standard deviation (of the population) plus a floor of 1e-5. */
  readonly deviation: Float64Array;
}

/** Mean of some rows. */
export function meanOf({ values, columns }: FeatureMatrix, rows: Int32Array): Float64Array {
  const mean = new Float64Array(columns);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] * columns;
    for (let j = 0; j < columns; j++) mean[j] += values[row + j];
  }
  for (let j = 0; j < columns; j++) mean[j] /= rows.length;
  return mean;
}

/** Mean and standard deviation of some rows. */
export function standardOf(features: FeatureMatrix, rows: Int32Array): Standard {
  const { values, columns } = features;
  const mean = meanOf(features, rows);
  const squares = new Float64Array(columns);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] * columns;
    for (let j = 0; j < columns; j++) {
      const centred = values[row + j] - mean[j];
      squares[j] += centred * centred;
    }
  }
  return { mean, deviation: deviations(squares, rows.length) };
}

/** Standard deviations from sums of squares around the mean. */
export function deviations(squares: Float64Array, n: number): Float64Array {
  return squares.map((sum) => Math.sqrt(sum / n) + DEVIATION_FLOOR);
}

/** Rows [from, to) of a list of rows, standardised. */
export function standardisedRows(
  { values, columns }: FeatureMatrix,
  rows: Int32Array,
  { mean, deviation }: Standard,
  from = 0,
  to = rows.length,
): MatrixView {
  const out = exact().matrix(to - from, columns);
  const numbers = exact().values;
  const inverse = deviation.map((value) => 1 / value);
  for (let i = from, at = out.offset; i < to; i++, at += out.rowStep) {
    const row = rows[i] * columns;
    for (let j = 0; j < columns; j++) numbers[at + j] = (values[row + j] - mean[j]) * inverse[j];
  }
  return out;
}
