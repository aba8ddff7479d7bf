import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../../base/random.ts';
import { splitRHat } from './splitRHat.ts';
import { thresholdCurve } from './thresholdCurve.ts';

describe('thresholdCurve', () => {
  test('is the average of noisy models, up to both ends', () => {
    const random = createRandom(1);
    const x = Float64Array.from({ length: 2000 }, () => 0.1 + 0.6 * random.uniform());
    const truth = (e: number) => 0.1 + 0.9 * e ** 1.5;
    const curve = thresholdCurve(
      x,
      x.map((e) => truth(e) + 0.03 * random.normal()),
    );
    for (let i = 0; i < x.length; i++) expect(Math.abs(curve[i] - truth(x[i]))).toBeLessThan(0.015);
  });

  test('is the mean of what falls, and of models in one place', () => {
    expect([...thresholdCurve(Float64Array.of(0.1, 0.2, 0.3), Float64Array.of(0.6, 0.4, 0.2))]).toEqual([
      expect.closeTo(0.4, 12),
      expect.closeTo(0.4, 12),
      expect.closeTo(0.4, 12),
    ]);
    expect([...thresholdCurve(Float64Array.of(0.2, 0.2), Float64Array.of(0.3, 0.5))]).toEqual([0.4, 0.4]);
  });

  test('of very many models is that of a line at each of them', () => {
    const random = createRandom(5);
    // Rising, so that isotonic means are the models themselves; with ties, a crowd and two gaps.
    const places = Float64Array.from({ length: 4000 }, (_, i) =>
      i < 3000 ? 0.2 + 0.1 * random.uniform() : i < 3900 ? 0.5 + 0.5 * random.uniform() : 0.1 + (i % 2) / 50,
    ).sort();
    const height = (e: number) => 0.1 + 0.9 * e ** 1.5;
    const curve = thresholdCurve(places, places.map(height));
    const width = 0.08 * (places[3999] - places[0]);
    for (let i = 0; i < places.length; i += 37) {
      let [m0, m1, m2, s0, s1] = [0, 0, 0, 0, 0];
      for (const place of places) {
        const distance = (place - places[i]) / width;
        if (Math.abs(distance) >= 3) continue;
        const weight = Math.exp(-0.5 * distance ** 2);
        m0 += weight;
        m1 += weight * distance;
        m2 += weight * distance ** 2;
        s0 += weight * height(place);
        s1 += weight * distance * height(place);
      }
      expect(Math.abs(curve[i] - (m2 * s0 - m1 * s1) / (m0 * m2 - m1 * m1))).toBeLessThan(2e-5);
    }
  });
});

describe('splitRHat', () => {
  test('is near 1 for chains of one distribution, and far for a drift', () => {
    const random = createRandom(2);
    const chain = (shift: (i: number) => number) =>
      Array.from({ length: 400 }, (_, i) => random.normal() + shift(i));
    expect(splitRHat([chain(() => 0), chain(() => 0)])).toBeLessThan(1.02);
    expect(splitRHat([chain(() => 0), chain(() => 2)])).toBeGreaterThan(1.3);
    expect(splitRHat([chain((i) => i / 100), chain((i) => i / 100)])).toBeGreaterThan(1.3);
  });
});
