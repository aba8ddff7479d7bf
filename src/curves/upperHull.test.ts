import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRandom } from '../base/random.ts';
import { upperHull } from './upperHull.ts';

/** Height of the chain of hull vertices over an upstream accuracy. */
function heightAt(upstream: number[], downstream: number[], hull: Uint32Array, at: number): number {
  for (let j = 1; j < hull.length; j++) {
    const [a, b] = [hull[j - 1], hull[j]];
    if (at <= upstream[b]) {
      const share = (at - upstream[a]) / (upstream[b] - upstream[a]);
      return downstream[a] + share * (downstream[b] - downstream[a]);
    }
  }
  return downstream[hull[hull.length - 1]];
}

const fine = fc.integer({ min: 0, max: 1e6 }).map((i) => i / 1e6);
/** Coarse values give many equal and collinear points. */
const coarse = fc.integer({ min: 0, max: 10 }).map((i) => i / 10);

describe('upperHull', () => {
  test.each([
    ['millionths', fine],
    ['tenths', coarse],
  ])('is a concave chain over the whole range with no point above it (%s)', (_, value) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 40 }), (points) => {
        const upstream = points.map(([u]) => u);
        const downstream = points.map(([, d]) => d);
        const hull = upperHull({ upstream, downstream });
        expect(upstream[hull[0]]).toBe(Math.min(...upstream));
        expect(upstream[hull[hull.length - 1]]).toBe(Math.max(...upstream));
        for (let j = 1; j < hull.length; j++)
          expect(upstream[hull[j]]).toBeGreaterThan(upstream[hull[j - 1]]);
        for (let i = 0; i < points.length; i++) {
          expect(heightAt(upstream, downstream, hull, upstream[i])).toBeGreaterThanOrEqual(
            downstream[i] - 1e-14,
          );
        }
        for (let j = 2; j < hull.length; j++) {
          const [a, b, c] = [hull[j - 2], hull[j - 1], hull[j]];
          const chord = heightAt(upstream, downstream, Uint32Array.of(a, c), upstream[b]);
          expect(downstream[b]).toBeGreaterThan(chord);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('takes the best downstream accuracy among equal upstream accuracies, the first of equal models', () => {
    const points = { upstream: [0.2, 0.5, 0.5, 0.5, 0.2], downstream: [0.3, 0.6, 0.7, 0.7, 0.1] };
    expect([...upperHull(points)]).toEqual([0, 2]);
  });

  test('drops collinear points, in decimals too', () => {
    const upstream = [0.1, 0.2, 0.3, 0.4, 0.7];
    expect([...upperHull({ upstream, downstream: upstream.map((u) => u + 0.1) })]).toEqual([0, 4]);
  });

  test('keeps a hull that falls behind the best downstream accuracy', () => {
    expect([...upperHull({ upstream: [0.2, 0.5, 0.8], downstream: [0.1, 0.9, 0.2] })]).toEqual([0, 1, 2]);
  });

  test('gives one vertex where all models have one upstream accuracy, none without models', () => {
    expect([...upperHull({ upstream: [0.5, 0.5], downstream: [0.2, 0.4] })]).toEqual([1]);
    expect([...upperHull({ upstream: [], downstream: [] })]).toEqual([]);
  });

  test('is the same with and without the filter for large clouds', () => {
    for (const [name, shape] of [
      ['cloud', (u: number, gap: number) => 0.9 - (1 - u) ** 2 - 0.3 * gap],
      ['all on the hull', (u: number) => 1 - (1 - u) ** 2],
    ] as const) {
      const random = createRandom(1, name);
      const upstream = Float64Array.from({ length: 20_000 }, () => random.uniform());
      const downstream = upstream.map((u) => Math.max(0, shape(u, random.uniform())));
      const whole = [...upperHull({ upstream, downstream })];
      // In parts small enough to go unfiltered: the hull of the parts' hulls is the hull.
      const parts: number[] = [];
      for (let from = 0; from < upstream.length; from += 4000) {
        const hull = upperHull({
          upstream: upstream.subarray(from, from + 4000),
          downstream: downstream.subarray(from, from + 4000),
        });
        parts.push(...[...hull].map((i) => i + from));
      }
      const merged = upperHull({
        upstream: parts.map((i) => upstream[i]),
        downstream: parts.map((i) => downstream[i]),
      });
      if (name === 'cloud') expect([...merged].map((j) => parts[j])).toEqual(whole);
      else expect(whole.length).toBeGreaterThan(19_000);
    }
  });

  test('refuses what is no accuracy, naming it', () => {
    expect(() => upperHull({ upstream: [0.5, 81], downstream: [0.5, 0.6] })).toThrow(/upstream\[1\] is 81/);
    expect(() => upperHull({ upstream: [0.5], downstream: [Number.NaN] })).toThrow(/downstream\[0\] is NaN/);
    expect(() => upperHull({ upstream: [0.5], downstream: [] })).toThrow(/got 1 and 0/);
  });
});
