import type { FeatureMatrix } from './featureMatrix.ts';
import { DEVIATION_FLOOR } from './probeDefaults.ts';

/** Rows of a feature matrix, standardised by themselves. */
export interface Standardised {
  /** Row-major, one row a row asked for. */
  readonly values: Float64Array;
  readonly mean: Float64Array;
  /** Standard deviation (of the population) and a floor of 1e-5. */
  readonly deviation: Float64Array;
}

/** Takes some rows of a matrix and standardises every feature by their mean and standard deviation. */
export function standardise(features: FeatureMatrix, rows: Int32Array): Standardised {
  const { values, columns } = features;
  const n = rows.length;
  const out = new Float64Array(n * columns);
  const mean = new Float64Array(columns);
  const deviation = new Float64Array(columns);
  for (let i = 0; i < n; i++) {
    const from = rows[i] * columns;
    for (let j = 0; j < columns; j++) mean[j] += values[from + j];
  }
  for (let j = 0; j < columns; j++) mean[j] /= n;
  for (let i = 0; i < n; i++) {
    const from = rows[i] * columns;
    for (let j = 0; j < columns; j++) {
      const centred = values[from + j] - mean[j];
      out[i * columns + j] = centred;
      deviation[j] += centred * centred;
    }
  }
  for (let j = 0; j < columns; j++) deviation[j] = Math.sqrt(deviation[j] / n) + DEVIATION_FLOOR;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < columns; j++) out[i * columns + j] /= deviation[j];
  }
  return { values: out, mean, deviation };
}
