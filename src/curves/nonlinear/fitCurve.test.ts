import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../../base/random.ts';
import { describeWithData, sharedData } from '../../testing/sharedData.ts';
import { readNistProblems } from '../testing/nistProblems.ts';
import type { Curve } from './curveProblem.ts';
import { fitCurve } from './fitCurve.ts';

const exponential: Curve = { value: ([a, b], x) => a * Math.exp(-b * x) };
const x = [0, 1, 2, 3, 4, 5];
const y = x.map((v) => 2 * Math.exp(-0.5 * v));

/** Decimal digits to which a value agrees with a certified one. */
function digits(value: number, certified: number): number {
  return -Math.log10(Math.abs(value - certified) / Math.abs(certified) + 1e-15);
}

describe('fitCurve', () => {
  test('recovers an exact curve', () => {
    const fit = fitCurve(exponential, x, y, { start: [1, 1] });
    expect(fit.outcome).toBe('converged');
    expect(fit.parameters[0]).toBeCloseTo(2, 12);
    expect(fit.parameters[1]).toBeCloseTo(0.5, 12);
  });

  test('uses a gradient where there is one', () => {
    let calls = 0;
    const curve: Curve = {
      ...exponential,
      gradient: ([a, b], v) => {
        calls++;
        return [Math.exp(-b * v), -a * v * Math.exp(-b * v)];
      },
    };
    const fit = fitCurve(curve, x, y, { start: [1, 1] });
    expect(calls).toBeGreaterThan(0);
    expect(fit.parameters[1]).toBeCloseTo(0.5, 12);
  });

  test('takes the best of several starts', () => {
    const wave: Curve = { value: ([f], v) => Math.sin(f * v) };
    const times = Array.from({ length: 40 }, (_, i) => i / 4);
    const fit = fitCurve(
      wave,
      times,
      times.map((t) => Math.sin(2 * t)),
      { start: [[0.3], [5], [2.1]] },
    );
    expect(fit.startIndex).toBe(2);
    expect(fit.parameters[0]).toBeCloseTo(2, 10);
  });

  test('has the standard errors of linear regression for a line', () => {
    const line: Curve = { value: ([a, b], v) => a + b * v };
    const noisy = x.map((v, i) => 1 + 2 * v + [0.1, -0.2, 0.15, 0.05, -0.1, 0.02][i]);
    const fit = fitCurve(line, x, noisy, { start: [0, 0] });
    // In closed form: s^2 / Sxx and s^2 (1/n + mean^2 / Sxx).
    const variance = fit.sse / 4;
    expect(fit.standardErrors?.[1]).toBeCloseTo(Math.sqrt(variance / 17.5), 10);
    expect(fit.standardErrors?.[0]).toBeCloseTo(Math.sqrt(variance * (1 / 6 + 2.5 ** 2 / 17.5)), 10);
    expect(fit.residualStandardError).toBeCloseTo(Math.sqrt(variance), 12);
  });

  test('gives points of small deviation more weight', () => {
    const constant: Curve = { value: ([a]) => a };
    const fit = fitCurve(constant, [0, 0], [1, 4], { start: [0], deviations: [1, 2] });
    // Weights 1 and 1/4.
    expect(fit.parameters[0]).toBeCloseTo((1 + 4 / 4) / (1 + 1 / 4), 9);
  });

  test('holds a parameter on its bound, fits the others, and gives no uncertainty', () => {
    const fit = fitCurve(exponential, x, y, { start: [1, 0.2], upper: [10, 0.3] });
    expect(fit.parameters[1]).toBe(0.3);
    expect(fit.atBound).toEqual([false, true]);
    expect(fit.outcome).toBe('converged');
    const b = x.map((v) => Math.exp(-0.3 * v));
    const best = b.reduce((s, v, i) => s + v * y[i], 0) / b.reduce((s, v) => s + v * v, 0);
    expect(fit.parameters[0]).toBeCloseTo(best, 9);
    expect(fit.covariance).toBeNull();
    expect(fit.message).toMatch(/no uncertainty: parameter 1 is at a bound/);
  });

  test('leaves a bound that it started on', () => {
    const fit = fitCurve(exponential, x, y, { start: [1, 0], lower: [0, 0] });
    expect(fit.parameters[1]).toBeCloseTo(0.5, 10);
  });

  test('says why there is no uncertainty', () => {
    const redundant: Curve = { value: ([a, b], v) => (a + b) * v };
    expect(fitCurve(redundant, x, y, { start: [1, 1] }).message).toMatch(/cannot tell the parameters apart/);
    const deaf: Curve = { value: ([a, b], v) => a * v + 0 * b };
    expect(fitCurve(deaf, x, y, { start: [1, 1] }).message).toMatch(/does not depend on parameter 1/);
    expect(fitCurve(exponential, [0, 1], [2, 1], { start: [1, 1] }).message).toMatch(/no degree of freedom/);
  });

  test('says that it did not converge', () => {
    const fit = fitCurve(exponential, x, y, { start: [50, 3], maxSteps: 2 });
    expect(fit).toMatchObject({ outcome: 'step limit', covariance: null });
    expect(fit.message).toMatch(/stopped at the limit of 2 steps/);
  });

  test('survives a curve that is not finite here and there', () => {
    const root: Curve = { value: ([a, b], v) => a * Math.sqrt(v - b) };
    const fit = fitCurve(
      root,
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5].map((v) => 3 * Math.sqrt(v - 0.9)),
      { start: [1, -4] },
    );
    expect(fit.parameters[1]).toBeCloseTo(0.9, 6);
    const second = fitCurve(root, x, y, {
      start: [
        [1, -1],
        [1, 3],
      ],
    });
    expect(second.startIndex).toBe(0);
    const nowhere = fitCurve(root, x, y, { start: [1, 3] });
    expect(nowhere).toMatchObject({
      outcome: 'no usable start',
      message: 'the curve is not finite at the start',
    });
  });

  test('never ends above where it started', () => {
    const random = createRandom(3);
    for (let i = 0; i < 50; i++) {
      const start = [10 * random.normal(), 3 * random.normal()];
      const noisy = y.map((v) => v + 0.1 * random.normal());
      const before = noisy.reduce((s, v, j) => s + (v - exponential.value(start, x[j])) ** 2, 0);
      expect(fitCurve(exponential, x, noisy, { start }).sse).toBeLessThanOrEqual(before);
    }
  });

  test('refuses what cannot be fitted', () => {
    expect(() => fitCurve(exponential, x, [1], { start: [1, 1] })).toThrow(/x has 6 entries; expected 1/);
    expect(() => fitCurve(exponential, [0], [1], { start: [1, 1] })).toThrow(/1 points cannot determine 2/);
    expect(() => fitCurve(exponential, x, [...y.slice(1), Number.NaN], { start: [1, 1] })).toThrow(
      /y\[5\] is NaN/,
    );
    expect(() => fitCurve(exponential, x, y, { start: [1, 1], deviations: [1] })).toThrow(
      /deviations has 1 entries/,
    );
    expect(() => fitCurve(exponential, x, y, { start: [1, 9], upper: [5, 5] })).toThrow(/parameter 1 is 9/);
    expect(() => fitCurve(exponential, x, y, { start: [] })).toThrow(/start is empty/);
  });
});

describeWithData('nist-strd', 'NIST StRD, 27 problems from both starts', () => {
  test('reaches 4 digits on 53 of 54 and 6 on 50 or more, parameters and standard errors', () => {
    const misses: string[] = [];
    let six = 0;
    let errorDigits = 0;
    for (const { name, curve, x, y, starts, certified, certifiedDeviations } of readNistProblems(
      sharedData('nist-strd'),
    )) {
      for (const [s, start] of starts.entries()) {
        const { parameters, standardErrors } = fitCurve(curve, x, y, { start });
        const agreed = Math.min(...parameters.map((p, j) => digits(p, certified[j])));
        if (agreed < 4) misses.push(`${name} start ${s + 1}`);
        if (agreed >= 6) six++;
        if (standardErrors?.every((e, j) => digits(e, certifiedDeviations[j]) >= 4)) errorDigits++;
      }
    }
    expect(misses).toEqual(['MGH10 start 1']);
    expect(six).toBeGreaterThanOrEqual(50);
    expect(errorDigits).toBeGreaterThanOrEqual(50);
  });
});
