import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../random.ts';
import { fewShotAccuracy } from './fewShotProbe.ts';

/** Classes around random centres. */
function blobs(rows: number, columns: number, classes: number, spread: number, seed: number) {
  const centres = createRandom(1, 'centres');
  const centre = Array.from({ length: classes * columns }, () => centres.normal());
  const random = createRandom(seed, 'blobs');
  const labels = Int32Array.from({ length: rows }, (_, i) => i % classes);
  const values = Float32Array.from({ length: rows * columns }, (_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    return centre[labels[row] * columns + column] + spread * random.normal();
  });
  return { features: { values, rows, columns }, labels };
}

describe('fewShotAccuracy', () => {
  test('learns what can be learnt, better with more shots', () => {
    const train = blobs(600, 20, 5, 1.5, 2);
    const scores = fewShotAccuracy(train.features, train.labels, blobs(500, 20, 5, 1.5, 3), {
      shots: [1, 5, 25, 'all'],
      seeds: [0, 1],
    });
    expect(scores.map(({ shots, seed }) => [shots, seed])).toEqual([
      [1, 0],
      [1, 1],
      [5, 0],
      [5, 1],
      [25, 0],
      [25, 1],
      ['all', null],
    ]);
    expect(scores[0].accuracy).toBeGreaterThan(0.35);
    expect(scores[4].accuracy).toBeGreaterThan(scores[0].accuracy);
    expect(scores[6].accuracy).toBeGreaterThan(0.9);
  });
});
