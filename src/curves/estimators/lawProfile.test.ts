import { describe, expect, test } from '@jest/globals';
import { generatedProblems } from '../testing/generatedProblems.ts';
import { LawProfile } from './lawProfile.ts';

describe('LawProfile', () => {
  const problems = generatedProblems(60, 11);

  test('has the derivatives that differences give', () => {
    const h = 1e-4;
    for (const { upstreamError, downstreamError } of problems) {
      const profile = new LawProfile(upstreamError, downstreamError);
      for (const t of [-2, 0, 1.5]) {
        const at = (offset: number) => {
          profile.at(Math.exp(t + offset));
          return { value: profile.value, slope: profile.slope, offset: profile.offset };
        };
        const [left, right] = [at(-h), at(h)];
        // A bound on e_IR that comes or goes between the two breaks V''.
        if ((left.offset === 0) !== (right.offset === 0)) continue;
        profile.at(Math.exp(t));
        const size = profile.constantValue;
        expect((right.value - left.value) / (2 * h) / size).toBeCloseTo(profile.slope / size, 5);
        expect((right.slope - left.slope) / (2 * h) / size).toBeCloseTo(profile.curvature / size, 4);
      }
    }
  });

  test('doubles alpha by squaring', () => {
    const { upstreamError, downstreamError } = problems[0];
    const profile = new LawProfile(upstreamError, downstreamError);
    profile.at(1.3);
    profile.doubleTo(2.6);
    const { value, slope } = profile;
    profile.at(2.6);
    expect(value).toBeCloseTo(profile.value, 14);
    expect(slope).toBeCloseTo(profile.slope, 12);
  });

  test('takes an upstream error of 0', () => {
    const profile = new LawProfile([0, 0.1, 0.2, 0.4], [0.1, 0.11, 0.14, 0.26]);
    profile.at(2);
    expect(profile.offset).toBeCloseTo(0.1, 12);
    expect(profile.scale / 0.4 ** 2).toBeCloseTo(1, 12);
  });
});
