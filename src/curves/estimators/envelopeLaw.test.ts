import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../../base/random.ts';
import { denseSearch, envelopeAt } from '../testing/denseSearch.ts';
import { envelopeLaw } from './envelopeLaw.ts';
import { EnvelopeProfile } from './envelopeProfile.ts';

/** Models below a law, by gaps with exponential distribution. */
function clouds(count: number) {
  return Array.from({ length: count }, (_, number) => {
    const random = createRandom(5, number);
    const n = 5 + random.integer(150);
    const meanGap = [0, 0.01, 0.05, 0.1][random.integer(4)];
    const irreducibleError = 0.4 * random.uniform();
    const law = {
      k: (1 - irreducibleError) * random.uniform(),
      alpha: 0.3 * 20 ** random.uniform(),
      irreducibleError,
    };
    const upstreamError = Float64Array.from({ length: n }, () => 0.05 + 0.8 * random.uniform());
    const downstreamError = upstreamError.map((e) =>
      Math.min(1, law.k * e ** law.alpha + irreducibleError + meanGap * random.exponential()),
    );
    return { law, meanGap, upstreamError, downstreamError };
  });
}

describe('envelopeLaw', () => {
  const problems = clouds(150);

  test('lies on or above every model', () => {
    for (const { upstreamError, downstreamError } of problems) {
      const { k, alpha, irreducibleError } = envelopeLaw(upstreamError, downstreamError);
      for (let i = 0; i < upstreamError.length; i++) {
        expect(k * upstreamError[i] ** alpha + irreducibleError).toBeLessThanOrEqual(
          downstreamError[i] + 1e-14,
        );
      }
    }
  });

  test('has the smallest mean gap that a dense search finds', () => {
    for (const { upstreamError, downstreamError } of problems) {
      const { meanGap } = envelopeLaw(upstreamError, downstreamError);
      const dense = denseSearch(upstreamError, downstreamError, envelopeAt, 800);
      expect(meanGap).toBeLessThanOrEqual(dense.objective + 1e-10);
    }
  });

  test('reports the mean gap that its law has', () => {
    const { upstreamError, downstreamError } = problems[3];
    const { k, alpha, irreducibleError, meanGap } = envelopeLaw(upstreamError, downstreamError);
    const gaps = downstreamError.map((y, i) => y - k * upstreamError[i] ** alpha - irreducibleError);
    expect(gaps.reduce((sum, gap) => sum + gap) / gaps.length).toBeCloseTo(meanGap, 12);
  });

  test('recovers laws without gaps', () => {
    const exact = problems.filter(({ meanGap, upstreamError }) => meanGap === 0 && upstreamError.length > 20);
    expect(exact.length).toBeGreaterThan(20);
    for (const { upstreamError, downstreamError, law } of exact) {
      const fit = envelopeLaw(upstreamError, downstreamError);
      expect(fit.meanGap).toBeLessThan(1e-7);
      expect(Math.abs(fit.irreducibleError - law.irreducibleError)).toBeLessThan(1e-3);
    }
  });

  test('has the slope that differences give', () => {
    const h = 1e-6;
    for (const { upstreamError, downstreamError } of problems.slice(0, 40)) {
      const profile = new EnvelopeProfile(upstreamError, downstreamError);
      for (const t of [-1, 0.2, 1]) {
        const at = (offset: number) => {
          profile.at(Math.exp(t + offset));
          return { height: profile.height, binding: profile.binding };
        };
        const [left, right] = [at(-h), at(h)];
        if (left.binding !== right.binding) continue;
        profile.at(Math.exp(t));
        expect((right.height - left.height) / (2 * h)).toBeCloseTo(profile.slope, 6);
      }
    }
  });

  test('ends exactly on the bounds of alpha', () => {
    const errors = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
    const almostConstant = errors.map((e) => 0.9 * e ** 0.005);
    expect(envelopeLaw(errors, almostConstant).alpha).toBe(0.01);
    const step = errors.map((e) => (e < 0.85 ? 0.2 : 0.9));
    expect(envelopeLaw(errors, step).alpha).toBe(100);
  });

  test('takes an upstream error of 0', () => {
    const { irreducibleError } = envelopeLaw([0, 0.1, 0.2, 0.4, 0.3], [0.1, 0.11, 0.14, 0.26, 0.3]);
    expect(irreducibleError).toBeCloseTo(0.1, 9);
  });
});
