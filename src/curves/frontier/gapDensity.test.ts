import { describe, expect, test } from '@jest/globals';
import { logIntegral, logMassBelowOne, NoisyGap } from './gapDensity.ts';

describe('logMassBelowOne', () => {
  // scipy.special: gammainc(s, r) * gamma(s) / r**s.
  test.each([
    [1, 1, Math.log(1 - Math.exp(-1))],
    [2, 3, Math.log((1 - 4 * Math.exp(-3)) / 9)],
    [3, 0.5, Math.log(16 * (1 - Math.exp(-0.5) * (1 + 0.5 + 0.125)))],
  ])('shape %p, rate %p', (shape, rate, expected) => {
    expect(logMassBelowOne(shape, rate)).toBeCloseTo(expected, 11);
  });
});

describe('NoisyGap', () => {
  // q from scipy: exp(c^2/4) pbdv(-s, c) gamma(s) is the integral of u^(s-1) exp(-u^2/2 - c u).
  test.each([
    [1, -3, 0.9175877232399241],
    [2.5, 0.5, -0.9994564806396025 + Math.log(1.329340388179137)],
    [4, -6, 4.582500179334414 + Math.log(6)],
  ])('q of shape %p at %p is a parabolic cylinder function', (shape, c, expected) => {
    expect(logIntegral(shape, c)).toBeCloseTo(expected, 8);
  });

  test('the table and its expansion agree with the integral', () => {
    const gap = new NoisyGap();
    for (const shape of [1, 1.3, 2, 3.7, 7.9]) {
      gap.setShape(Math.log(shape));
      for (let c = -40; c <= 11; c += 0.37) expect(gap.at(c)).toBeCloseTo(logIntegral(shape, c), 2);
      for (let c = -40; c <= 6; c += 0.37) expect(gap.at(c)).toBeCloseTo(logIntegral(shape, c), 4);
    }
  });
});
