import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../base/random.ts';
import { clusterOrder } from '../questions/ranks/clusterOrder.ts';
import { sortValues, unitRanks, weightedProduct } from '../questions/ranks/weightedRanks.ts';
import { nestedRegression } from '../questions/scale/nestedRegression.ts';
import { explained, orthonormalBasis } from '../questions/scale/orthonormalBasis.ts';
import { splineColumns } from '../questions/scale/splineColumns.ts';
import type { Evaluation } from '../results/evaluation.ts';
import { describeWithPython, python } from '../testing/python.ts';
import { medianInterval } from './medianInterval.ts';
import { drawWeights, modelBlocks } from './modelBlocks.ts';
import { shareInterval } from './shareInterval.ts';
import { spearmanInterval } from './spearmanInterval.ts';

const X = [1, 2, 2, 3, 5, 5, 5, 8, 9, 10];
const Y = [2, 1, 3, 3, 4, 4, 7, 6, 9, 8];
const DISTANCE = [
  [0, 0.1, 0.5, 0.9, 0.6],
  [0.1, 0, 0.45, 0.8, 0.7],
  [0.5, 0.45, 0, 0.3, 0.35],
  [0.9, 0.8, 0.3, 0, 0.2],
  [0.6, 0.7, 0.35, 0.2, 0],
];

function spearman(x: readonly number[], y: readonly number[], weights: readonly number[]): number {
  return weightedProduct(unitRanks(sortValues(x), weights), unitRanks(sortValues(y), weights), weights);
}

describe('Spearman correlation', () => {
  test("is scipy's, with ties", () => {
    expect(
      spearman(
        X,
        Y,
        X.map(() => 1),
      ),
    ).toBeCloseTo(0.9257365248800182, 14);
  });

  test('of weighted pairs is that of the pairs written out', () => {
    const weights = [0, 2, 1, 0, 3, 1, 1, 2, 0, 1];
    const out = weights.flatMap((w, i) => new Array<number>(w).fill(i));
    const written = spearman(
      out.map((i) => X[i]),
      out.map((i) => Y[i]),
      out.map(() => 1),
    );
    expect(spearman(X, Y, weights)).toBeCloseTo(written, 14);
  });

  test('has an interval that holds what it should, in simulation', () => {
    const random = createRandom(3);
    let held = 0;
    const rho = 0.5;
    // Spearman's of a binormal with Pearson's r: 6 / pi asin(r / 2).
    const truth = (6 / Math.PI) * Math.asin(rho / 2);
    for (let repetition = 0; repetition < 400; repetition++) {
      const x = Array.from({ length: 30 }, () => random.normal());
      const y = x.map((value) => rho * value + Math.sqrt(1 - rho ** 2) * random.normal());
      const interval = spearmanInterval(
        spearman(
          x,
          y,
          x.map(() => 1),
        ),
        30,
      );
      if (interval && interval.low <= truth && truth <= interval.high) held++;
    }
    expect(held / 400).toBeGreaterThan(0.92);
    expect(held / 400).toBeLessThan(0.985);
    expect(spearmanInterval(0.5, 5)).toBeNull();
  });
});

describe('clusterOrder', () => {
  test("joins as scipy's average linkage does", () => {
    const { merges, order } = clusterOrder(DISTANCE);
    expect(merges.map(({ first, second, size }) => [first, second, size])).toEqual([
      [0, 1, 2],
      [3, 4, 2],
      [2, 6, 3],
      [5, 7, 5],
    ]);
    [0.1, 0.2, 0.325, 0.6583333333333333].forEach((distance, i) => {
      expect(merges[i].distance).toBeCloseTo(distance, 12);
    });
    expect(order).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('medianInterval', () => {
  test('uses the order statistics that cover 95 %', () => {
    // scipy: the largest j with 1 - 2 binom.cdf(j - 1, n, 1/2) >= 0.95 is 1, 2, 6, 8 for n = 6, 10, 20, 25.
    for (const [n, j] of [
      [6, 1],
      [10, 2],
      [20, 6],
      [25, 8],
    ]) {
      const values = Array.from({ length: n }, (_, i) => i + 1);
      expect(medianInterval(values).interval).toEqual({ low: j, high: n + 1 - j });
    }
    expect(medianInterval([1, 2, 3, 4, 5]).interval).toBeNull();
    expect(medianInterval([1, 2, 3, 4, 5], 0.9).interval).toEqual({ low: 1, high: 5 });
    expect(medianInterval([])).toEqual({ median: null, interval: null });
  });
});

describe('shareInterval', () => {
  test("is Wilson's for independent cases", () => {
    const { share, interval } = shareInterval(
      Array.from({ length: 10 }, (_, i) => ({ yes: i < 7 ? 1 : 0, of: 1 })),
    );
    expect(share).toBeCloseTo(0.7, 12);
    // Wilson (1927) for 7 of 10: 0.3968 to 0.8922.
    expect(interval?.low).toBeCloseTo(0.3968, 4);
    expect(interval?.high).toBeCloseTo(0.8922, 4);
  });

  test('is wider where cases of a cluster agree', () => {
    const width = (clusters: { yes: number; of: number }[]) => {
      const { interval } = shareInterval(clusters);
      return (interval?.high ?? 0) - (interval?.low ?? 0);
    };
    const together = Array.from({ length: 8 }, (_, i) => ({ yes: i < 4 ? 6 : 0, of: 6 }));
    const apart = Array.from({ length: 8 }, () => ({ yes: 3, of: 6 }));
    expect(width(together)).toBeGreaterThan(
      1.4 * width(Array.from({ length: 48 }, (_, i) => ({ yes: i % 2, of: 1 }))),
    );
    expect(width(together)).toBeGreaterThan(width(apart) * 0.99);
  });

  test('does not call unanimous clusters certain', () => {
    const { share, interval } = shareInterval([
      { yes: 4, of: 4 },
      { yes: 4, of: 4 },
      { yes: 4, of: 4 },
    ]);
    expect(share).toBe(1);
    expect(interval?.low).toBeCloseTo(3 / (3 + 1.959963984540054 ** 2), 9);
    expect(shareInterval([])).toEqual({ share: null, interval: null });
  });
});

test('models of one run are drawn together', () => {
  const runs = ['a', 'a', undefined, 'b', 'a', undefined];
  const blocks = modelBlocks(runs.map((run) => ({ run }) as Evaluation));
  expect(blocks).toEqual([[0, 1, 4], [2], [3], [5]]);
  const weights = drawWeights(blocks, 6, createRandom(1));
  expect(weights[0]).toBe(weights[1]);
  expect(weights[0]).toBe(weights[4]);
});

describe('nestedRegression', () => {
  const random = createRandom(9);
  const n = 200;
  const upstream = Float64Array.from({ length: n }, () => random.uniform());
  const factor = [Float64Array.from({ length: n }, () => random.normal())];
  const curve = upstream.map((a) => 0.9 - (1 - a) ** 2);

  test('finds what upstream accuracy does not explain', () => {
    const y = curve.map((value, i) => value + 0.02 * factor[0][i] + 0.02 * random.normal());
    const result = nestedRegression(upstream, y, factor, 199, createRandom(1));
    expect(result?.partialR2).toBeGreaterThan(0.35);
    expect(result?.pValue).toBe(1 / 200);
  });

  test('finds nothing where there is nothing: p is uniform, adjusted partial R2 averages 0', () => {
    const results = Array.from({ length: 120 }, (_, i) => {
      const y = curve.map((value) => value + 0.02 * random.normal());
      return nestedRegression(upstream, y, factor, 39, createRandom(i));
    });
    const small = results.filter((result) => (result?.pValue ?? 0) <= 0.1).length;
    expect(small / 120).toBeGreaterThan(0.03);
    expect(small / 120).toBeLessThan(0.2);
    const mean = results.reduce((sum, result) => sum + (result?.adjustedPartialR2 ?? 0), 0) / 120;
    expect(Math.abs(mean)).toBeLessThan(0.003);
  });

  test('does not take what upstream accuracy explains for an effect of scale', () => {
    // The factor moves with upstream accuracy, which alone acts.
    const scale = [upstream.map((a) => a + 0.1 * random.normal())];
    const y = curve.map((value) => value + 0.02 * random.normal());
    const result = nestedRegression(upstream, y, scale, 99, createRandom(1));
    expect(result?.factorR2).toBeGreaterThan(0.5);
    expect(result?.adjustedPartialR2).toBeLessThan(0.03);
  });

  test('is null where nothing is added or left', () => {
    expect(nestedRegression(upstream, curve, [upstream], 9, random)).toBeNull();
    expect(
      nestedRegression(upstream.slice(0, 5), curve.slice(0, 5), [factor[0].slice(0, 5)], 9, random),
    ).toBeNull();
  });
});

describeWithPython(['numpy', 'scipy'], 'statistics against numpy and scipy', () => {
  test('Spearman with ties, average linkage and partial R2 on generated data', () => {
    const random = createRandom(17);
    const n = 120;
    const x = Array.from({ length: n }, () => Math.round(20 * random.uniform()) / 20);
    const y = x.map((value) => Math.round(10 * (value + 0.3 * random.normal())) / 10);
    const z = x.map(() => random.normal());
    const size = 7;
    const d = Array.from({ length: size }, () => new Array<number>(size).fill(0));
    for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) d[i][j] = d[j][i] = random.uniform();
    const spline = splineColumns(Float64Array.from(x), 6);
    const answer = python<{ rho: number; heights: number[]; partial: number }>(
      `
import json, sys, numpy as np
from scipy.stats import spearmanr
from scipy.cluster.hierarchy import linkage
from scipy.spatial.distance import squareform
q = json.load(sys.stdin)
x, y, z = (np.array(q[k]) for k in 'xyz')
small = np.column_stack([np.ones(len(x))] + [np.array(c) for c in q['spline']])
large = np.column_stack([small, z])
sse = lambda a: float(np.sum((y - a @ np.linalg.lstsq(a, y, rcond=None)[0]) ** 2))
print(json.dumps({'rho': float(spearmanr(x, y)[0]), 'heights': linkage(squareform(np.array(q['d'])), 'average')[:, 2].tolist(), 'partial': (sse(small) - sse(large)) / sse(small)}))
`,
      { x, y, z, d, spline: spline.map((column) => [...column]) },
    );
    expect(
      spearman(
        x,
        y,
        x.map(() => 1),
      ),
    ).toBeCloseTo(answer.rho, 12);
    clusterOrder(d).merges.forEach(({ distance }, i) => {
      expect(distance).toBeCloseTo(answer.heights[i], 12);
    });
    const nested = nestedRegression(
      Float64Array.from(x),
      Float64Array.from(y),
      [Float64Array.from(z)],
      9,
      createRandom(1),
    );
    expect(nested?.partialR2).toBeCloseTo(answer.partial, 9);
  });
});

test('an orthonormal basis leaves out what depends on the columns before', () => {
  const a = Float64Array.of(1, 1, 1, 1);
  const b = Float64Array.of(0, 1, 2, 3);
  const basis = orthonormalBasis([a, b, Float64Array.of(2, 5, 8, 11)]);
  expect(basis).toHaveLength(2);
  expect(explained(basis, b)).toBeCloseTo(14, 12);
});
