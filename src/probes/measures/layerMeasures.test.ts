import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../../base/random.ts';
import { predictClasses } from '../ridge/predictClasses.ts';
import { fitRidgeProbes } from '../ridge/ridgeProbe.ts';
import { allRows } from '../supports.ts';
import { blobs } from '../testing/blobs.ts';
import { layerMargins } from './layerMargin.ts';
import { gramMatrix, linearCka } from './linearCka.ts';
import { weightNorms } from './weightNorms.ts';

/** Independent normal features. */
function noise(rows: number, columns: number, seed: number) {
  const random = createRandom(seed, 'noise');
  return { values: Float64Array.from({ length: rows * columns }, () => random.normal()), rows, columns };
}

describe('linearCka', () => {
  test('is 1 for features that are rotated, scaled and shifted, by both estimates', () => {
    const x = noise(60, 2, 1);
    const [c, s] = [Math.cos(1), Math.sin(1)];
    const y = {
      ...x,
      values: x.values.map((_, at) => {
        const [a, b] = [x.values[at - (at % 2)], x.values[at - (at % 2) + 1]];
        return 7 + 3 * (at % 2 === 0 ? c * a - s * b : s * a + c * b);
      }),
    };
    for (const unbiased of [true, false]) {
      expect(linearCka(gramMatrix(x), gramMatrix(y), { unbiased })).toBeCloseTo(1, 9);
    }
  });

  test('is about 0 for unrelated features, where the plain estimate is not', () => {
    const [k, l] = [gramMatrix(noise(50, 200, 2)), gramMatrix(noise(50, 200, 3))];
    expect(Math.abs(linearCka(k, l))).toBeLessThan(0.1);
    expect(linearCka(k, l, { unbiased: false })).toBeGreaterThan(0.6);
  });

  test("the plain estimate is that of features: |Y'X|^2 / (|X'X| |Y'Y|)", () => {
    const [x, y] = [noise(30, 3, 4), noise(30, 4, 5)];
    const centred = ({ values, rows, columns }: ReturnType<typeof noise>) =>
      values.map((value, at) => {
        let mean = 0;
        for (let i = 0; i < rows; i++) mean += values[i * columns + (at % columns)] / rows;
        return value - mean;
      });
    const norm = (a: Float64Array, m: number, b: Float64Array, n: number) => {
      let sum = 0;
      for (let p = 0; p < m; p++)
        for (let q = 0; q < n; q++) {
          let dot = 0;
          for (let i = 0; i < 30; i++) dot += a[i * m + p] * b[i * n + q];
          sum += dot * dot;
        }
      return Math.sqrt(sum);
    };
    const [cx, cy] = [centred(x), centred(y)];
    const expected = norm(cx, 3, cy, 4) ** 2 / (norm(cx, 3, cx, 3) * norm(cy, 4, cy, 4));
    expect(linearCka(gramMatrix(x), gramMatrix(y), { unbiased: false })).toBeCloseTo(expected, 12);
  });

  test('is 0 for a layer that does not vary, and refuses other examples', () => {
    const flat = { values: new Float64Array(20).fill(3), rows: 10, columns: 2 };
    expect(linearCka(gramMatrix(flat), gramMatrix(noise(10, 2, 6)))).toBe(0);
    expect(() => linearCka(gramMatrix(noise(10, 2, 1)), gramMatrix(noise(9, 2, 1)))).toThrow(
      '9 examples; expected 10, the same ones',
    );
  });
});

describe('layerMargins', () => {
  const data = blobs(200, 10, 3, 2, 1);
  const [probe] = fitRidgeProbes(data.features, data.labels, [allRows(200)], 1);

  test('moving an example by its margin puts it on the boundary', () => {
    const margins = layerMargins(probe, data);
    const [predicted] = predictClasses([probe], data.features);
    predicted.forEach((label, i) => {
      expect(margins[i] > 0).toBe(label === data.labels[i]);
    });
    const two = {
      classes: Int32Array.of(0, 1),
      weights: Float64Array.of(3, 0, 4, 0),
      bias: Float64Array.of(0, 0),
      l2: 1,
    };
    const points = { values: Float64Array.of(1, 1, -1, -1), rows: 2, columns: 2 };
    // Distance 7 / 5 from the line 3 x + 4 y = 0; features with variance 1 each.
    const [near] = layerMargins(two, { features: points, labels: Int32Array.of(0, 1) });
    expect(near).toBeCloseTo(7 / 5 / Math.SQRT2, 4);
  });

  test('does not change when all features grow alike', () => {
    const grown = {
      ...data,
      features: { ...data.features, values: data.features.values.map((value) => 4 * value) },
    };
    const other = { ...probe, weights: probe.weights.map((weight) => weight / 4) };
    const [before, after] = [layerMargins(probe, data), layerMargins(other, grown)];
    expect(Math.max(...before.map((margin, i) => Math.abs(margin - after[i])))).toBeLessThan(1e-4);
  });
});

test('weightNorms', () => {
  expect(
    weightNorms([
      { layer: 'head', arrays: [[3], [4, 0, 0]] },
      { layer: 'none', arrays: [] },
    ]),
  ).toEqual([
    { layer: 'head', norm: 5, rootMeanSquare: 2.5 },
    { layer: 'none', norm: 0, rootMeanSquare: 0 },
  ]);
});
