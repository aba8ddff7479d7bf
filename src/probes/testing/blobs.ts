import { createRandom } from '../../base/random.ts';
import type { LabelledFeatures } from '../featureMatrix.ts';

/** Rows of a few classes around random centres, at scales and offsets that differ from feature to feature. */
export function blobs(
  rows: number,
  columns: number,
  classes: number,
  spread: number,
  seed: number,
): LabelledFeatures {
  const shared = createRandom(1, 'centres', columns, classes);
  const centre = Array.from({ length: classes * columns }, () => shared.normal());
  const scale = Array.from({ length: columns }, () => Math.exp(2 * shared.normal()));
  const offset = Array.from({ length: columns }, () => 10 * shared.normal());
  const random = createRandom(seed, 'blobs');
  const labels = Int32Array.from({ length: rows }, (_, i) => i % classes);
  const values = Float32Array.from({ length: rows * columns }, (_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    return (
      offset[column] + scale[column] * (centre[labels[row] * columns + column] + spread * random.normal())
    );
  });
  return { features: { values, rows, columns }, labels };
}
