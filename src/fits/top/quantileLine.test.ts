import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRandom } from '../../base/random.ts';
import { describeWithPython, python } from '../../testing/python.ts';
import { QuantileLines } from './quantileLine.ts';

/** Quantile loss of a line. */
function lossOf(
  x: number[],
  y: number[],
  w: number[],
  tau: number,
  slope: number,
  intercept: number,
): number {
  return x.reduce((sum, v, j) => {
    const residual = y[j] - intercept - slope * v;
    return sum + w[j] * residual * (residual > 0 ? tau : tau - 1);
  }, 0);
}

/** The smallest loss of all lines through two points: where the minimum must be. */
function leastLoss(x: number[], y: number[], w: number[], tau: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      if (x[i] === x[j]) continue;
      const slope = (y[i] - y[j]) / (x[i] - x[j]);
      least = Math.min(least, lossOf(x, y, w, tau, slope, y[i] - slope * x[i]));
    }
  }
  return least;
}

const percent = fc.integer({ min: 0, max: 12 }).map((v) => v / 100);
const fraction = fc.integer({ min: 0, max: 1e9 }).map((v) => v / 1e9);
const point = (value: fc.Arbitrary<number>) => fc.tuple(value, value, fc.integer({ min: 0, max: 3 }));
const cloud = fc.oneof(
  fc.array(point(fraction), { minLength: 1, maxLength: 25 }),
  fc.array(point(percent), { minLength: 1, maxLength: 25 }),
);

describe('QuantileLines', () => {
  test('finds the least loss of all lines through two points, with ties and weights', () => {
    fc.assert(
      fc.property(cloud, fc.constantFrom(0.1, 0.5, 0.75, 0.9), fc.nat(24), (points, tau, start) => {
        const x = points.map(([v]) => v);
        const y = points.map(([, v]) => v);
        const w = points.map(([, , v]) => v);
        const line = new QuantileLines(x, y, tau).best(w, start % x.length);
        const own = (values: number[]) => values.filter((_, j) => w[j] > 0);
        if (new Set(own(x)).size < 2) {
          expect(line).toBeNull();
          return;
        }
        if (!line) throw new Error('no line');
        const least = leastLoss(own(x), own(y), own(w), tau);
        expect(line.loss).toBeLessThanOrEqual(least + 1e-9);
        expect(lossOf(x, y, w, tau, line.slope, line.intercept)).toBeCloseTo(line.loss, 9);
      }),
      { numRuns: 500 },
    );
  });

  test('no line through models that differ by rounding alone', () => {
    expect(new QuantileLines([0.5, 0.5 + 1e-16, 0.5], [0, 1, 0.5], 0.9).best([1, 1, 1])).toBeNull();
    expect(new QuantileLines([0, 5e-324], [0, 1], 0.9).best([1, 1])).toBeNull();
  });

  test('is not beaten by a dense search over slopes and intercepts', () => {
    const random = createRandom(5, 'quantile line');
    const x = Array.from({ length: 300 }, () => random.uniform());
    const y = x.map((v) => 0.3 + 0.4 * v - 0.1 * random.exponential());
    const w = x.map(() => 1);
    const line = new QuantileLines(x, y, 0.9).best(w);
    if (!line) throw new Error('no line');
    let least = Number.POSITIVE_INFINITY;
    for (let i = -50; i <= 50; i++) {
      for (let j = -50; j <= 50; j++) {
        const [slope, intercept] = [line.slope + 2e-3 * i, line.intercept + 1e-3 * j];
        least = Math.min(least, lossOf(x, y, w, 0.9, slope, intercept));
      }
    }
    expect(line.loss).toBeLessThanOrEqual(least + 1e-12);
    expect(line.slope).toBeCloseTo(0.4, 1);
  });
});

describeWithPython(['scipy'], "SciPy's linear program, live", () => {
  test('gives the same loss', () => {
    const random = createRandom(6, 'quantile line');
    const problems = Array.from({ length: 40 }, (_, p) => {
      const step = p % 2 ? 0.01 : 1e-9;
      const round = (v: number) => Math.round(v / step) * step;
      const x = Array.from({ length: 10 + random.integer(60) }, () => round(random.uniform()));
      return { x, y: x.map((v) => round(0.2 + 0.5 * v - 0.1 * random.exponential())), tau: 0.9 };
    });
    const program = `
import json, sys, numpy as np
from scipy.optimize import linprog
out = []
for p in json.load(sys.stdin):
    x, y, tau = np.array(p['x']), np.array(p['y']), p['tau']
    n = len(x)
    # minimise tau u + (1 - tau) v over y = a + b x + u - v
    cost = np.concatenate([[0, 0], np.full(n, tau), np.full(n, 1 - tau)])
    A = np.hstack([np.ones((n, 1)), x[:, None], np.eye(n), -np.eye(n)])
    out.append(linprog(cost, A_eq=A, b_eq=y, bounds=[(None, None)] * 2 + [(0, None)] * (2 * n), method='highs').fun)
print(json.dumps(out))`;
    const losses = python<number[]>(program, problems);
    for (const [p, { x, y, tau }] of problems.entries()) {
      expect(new QuantileLines(x, y, tau).best(x.map(() => 1))?.loss).toBeCloseTo(losses[p], 9);
    }
  });
});
