import { describe, expect, test } from '@jest/globals';
import { denseSearch, leastSquaresAt } from '../testing/denseSearch.ts';
import { generatedProblems } from '../testing/generatedProblems.ts';
import { leastSquaresLaw } from './leastSquaresLaw.ts';

describe('leastSquaresLaw', () => {
  const problems = generatedProblems(600, 1);

  test('finds the global optimum of 600 generated problems', () => {
    for (const { upstreamError, downstreamError } of problems) {
      const law = leastSquaresLaw(upstreamError, downstreamError);
      const dense = denseSearch(upstreamError, downstreamError, leastSquaresAt, 400);
      expect(law.sse).toBeLessThanOrEqual(dense.objective * (1 + 1e-8) + 1e-27);
    }
  });

  test('recovers noiseless laws to 1e-9', () => {
    const noiseless = problems.filter(({ noise }) => noise === 0);
    expect(noiseless.length).toBeGreaterThan(80);
    for (const { upstreamError, downstreamError, law } of noiseless) {
      const fit = leastSquaresLaw(upstreamError, downstreamError);
      // What the errors' own rounding leaves undetermined: they vary by k (e_max^alpha - e_min^alpha) in all.
      const varies =
        law.k * (Math.max(...upstreamError) ** law.alpha - Math.min(...upstreamError) ** law.alpha);
      const tolerance = Math.max(1e-9, 1e-14 / varies);
      expect(Math.abs(fit.alpha / law.alpha - 1)).toBeLessThan(tolerance);
      expect(Math.abs(fit.k / law.k - 1)).toBeLessThan(tolerance);
      expect(Math.abs(fit.irreducibleError - law.irreducibleError)).toBeLessThan(tolerance);
    }
  });

  test('keeps its bounds', () => {
    for (const { upstreamError, downstreamError } of problems) {
      const { k, alpha, irreducibleError } = leastSquaresLaw(upstreamError, downstreamError);
      expect(k).toBeGreaterThanOrEqual(0);
      expect(alpha).toBeGreaterThanOrEqual(0.01);
      expect(alpha).toBeLessThanOrEqual(100);
      expect(irreducibleError).toBeGreaterThanOrEqual(0);
      expect(irreducibleError).toBeLessThanOrEqual(1);
    }
  });

  test('goes straight through two upstream errors, bent only as far as e_IR >= 0 asks', () => {
    const line = leastSquaresLaw([0.2, 0.6], [0.3, 0.5]);
    expect(line).toMatchObject({ alpha: 1, flat: true });
    expect(line.sse).toBeLessThan(1e-30);
    const bent = leastSquaresLaw([0.2, 0.6], [0.05, 0.5]);
    expect(bent.alpha).toBeGreaterThan(1);
    expect(bent.irreducibleError).toBeCloseTo(0, 12);
    expect(bent.sse).toBeLessThan(1e-30);
  });

  test('is a constant where downstream error does not fall with upstream error', () => {
    const fit = leastSquaresLaw([0.1, 0.2, 0.3, 0.4], [0.5, 0.4, 0.3, 0.2]);
    expect(fit.k).toBe(0);
    expect(fit.irreducibleError).toBeCloseTo(0.35, 12);
  });

  test('says that a profile is flat where noise hides the curvature', () => {
    const errors = [0.5, 0.505, 0.51, 0.515, 0.52];
    expect(leastSquaresLaw(errors, [0.4, 0.41, 0.4, 0.41, 0.42]).flat).toBe(true);
    expect(leastSquaresLaw([0.1, 0.2, 0.4, 0.6, 0.9], [0.11, 0.14, 0.26, 0.46, 0.91]).flat).toBe(false);
  });
});
