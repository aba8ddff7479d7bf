import { describe, expect, test } from '@jest/globals';
import { GapProbability } from './gapProbability.ts';

const { exp } = Math;

/** The integral from a to b by Simpson's rule, after w = t^2 (smooth at 0 for every shape). */
function integral(f: (w: number) => number, a: number, b: number): number {
  const steps = 4000;
  const h = (Math.sqrt(b) - Math.sqrt(a)) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const t = Math.sqrt(a) + i * h;
    sum += (i === 0 || i === steps ? 1 : i % 2 ? 4 : 2) * f(t * t) * 2 * t;
  }
  return (sum * h) / 3;
}

/** Standard normal distribution function, by Simpson's rule. */
function normalBelow(z: number): number {
  if (z < -9) return 0;
  const steps = 400;
  const h = (z + 9) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const x = -9 + i * h;
    sum += (i === 0 || i === steps ? 1 : i % 2 ? 4 : 2) * exp(-0.5 * x * x);
  }
  return (sum * h) / 3 / Math.sqrt(2 * Math.PI);
}

describe('GapProbability', () => {
  const gaps = new GapProbability();

  test('is the cut gamma distribution for exact gaps', () => {
    for (const [s, r] of [
      [1, 0.01],
      [1, 3],
      [2.5, 1],
      [8, 40],
      [1.2, 190],
    ]) {
      gaps.set(s, r, 0);
      const density = (v: number) => v ** (s - 1) * exp(-r * v);
      for (const v of [0.01, 0.2, 0.7]) {
        expect(gaps.exact(v)).toBeCloseTo(integral(density, 0, v) / integral(density, 0, 1), 6);
      }
      expect([gaps.exact(-0.1), gaps.exact(0), gaps.exact(1), gaps.exact(2)]).toEqual([0, 0, 1, 1]);
    }
  });

  test('is the distribution of gap plus noise, given that it was measured below 1', () => {
    for (const [s, r, t] of [
      [1, 1, 0.05],
      [1, 3, 0.3],
      [2.5, 1, 0.1],
      [6, 10, 0.02],
      [1.2, 60, 0.02],
    ]) {
      gaps.set(s, r, t);
      const mass = (v: number) =>
        integral((w) => w ** (s - 1) * exp(-r * w) * normalBelow((v - w) / t), 0, v + 9 * t);
      for (const v of [-t, 0, t / 2, 0.2, 0.6]) {
        expect(Math.abs(gaps.noisy(v, t) - mass(v) / mass(1))).toBeLessThan(2e-5);
      }
    }
  });

  test('small noise changes little, and a probability is one', () => {
    gaps.set(2, 2, 0.5);
    for (const v of [0.1, 0.5, 0.9]) expect(gaps.noisy(v, 1e-4)).toBeCloseTo(gaps.exact(v), 5);
    for (const v of [-9, -1, 0, 0.99, 1, 4]) {
      const p = gaps.noisy(v, 0.5);
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
    }
  });
});
