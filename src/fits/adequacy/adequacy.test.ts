import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRandom } from '../../base/random.ts';
import { type FrontierOptions, frontierFit } from '../../curves/frontier/frontierFit.ts';
import { type Points, tables } from '../testing/hostileTables.ts';
import { type ObservedSlope, observedSlope } from '../top/observedSlope.ts';
import { type Adequacy, adequacy } from './adequacy.ts';
import type { CheckName } from './adequacyCheck.ts';
import { checkRates, expectedFalseFlags } from './checkRates.ts';
import { slopeCheck } from './checks.ts';
import type { RateRecord } from './rateRecord.ts';

/** Models below a curve. */
function cloud(curve: (u: number) => number, models: number, seed: number, gapShape = 1): Points {
  const random = createRandom(seed, 'adequacy test');
  const upstream = Float64Array.from({ length: models }, () => 0.3 + 0.6 * random.uniform());
  const gap = () =>
    Array.from({ length: gapShape }, () => 0.05 * random.exponential()).reduce((a, b) => a + b);
  return { upstream, downstream: upstream.map((u) => Math.max(0, curve(u) - gap())) };
}

function checked(points: Points, options: FrontierOptions = {}): Adequacy {
  const frontier = frontierFit(points, { draws: 200, ...options });
  if (frontier.kind === 'none') throw new Error(frontier.reason);
  return adequacy(points, frontier, observedSlope(points, undefined, { resamples: 200 }));
}

function failed({ checks }: Adequacy): CheckName[] {
  return checks.filter((check) => !check.passed).map((check) => check.name);
}

const law = (u: number) => 0.9 - 0.9 * (1 - u) ** 1.5;
const kink = (u: number) => (u < 0.75 ? 0.3 + 0.2 * u : 0.45 + 1.6 * (u - 0.75));

describe('adequacy', () => {
  test('stands where models follow a law, and says what each check found', () => {
    const found = checked(cloud(law, 250, 1));
    expect(found.stands).toBe(true);
    expect(found.within).toBeNull();
    expect(found.checks.map(({ name }) => name)).toEqual(['contact', 'reach', 'outliers', 'slope']);
    for (const { words, miss } of found.checks) {
      expect(words).toMatch(/\d/);
      expect(miss).toBeGreaterThanOrEqual(0);
    }
    expect(found.words).toContain('stands');
  });

  test('fails at a kink, where the curve passes above the models, and names the place', () => {
    const found = checked(cloud(kink, 250, 2));
    expect(failed(found)).toEqual(expect.arrayContaining(['contact', 'slope']));
    expect(found.stands).toBe(false);
    expect(found.within).toBeNull();
    expect(found.words).toMatch(/fewer models come near the law's curve .* \(contact\)/);
  });

  test('says so where too few models come near', () => {
    const found = checked(cloud(law, 30, 3, 3));
    expect(failed(found)).toContain('reach');
    expect(found.words).toContain('too few models are near the frontier');
  });

  test('tells a frontier of a few outliers from that of the others', () => {
    const points = cloud(law, 400, 6);
    const downstream = points.downstream.map((d, i) => (i % 50 === 0 ? law(points.upstream[i]) + 0.03 : d));
    const found = checked({ upstream: points.upstream, downstream });
    expect(failed(found)).toContain('outliers');
    expect(found.words).toContain('models stand apart');
  });

  test('a small miss is told from a large one', () => {
    const bent = (u: number) => 0.3 + 0.3 * u + (u > 0.75 ? 0.25 * (u - 0.75) : 0);
    const tight = cloud(bent, 600, 4);
    const points = {
      ...tight,
      downstream: tight.downstream.map(
        (d, i) => bent(tight.upstream[i]) - 0.1 * (bent(tight.upstream[i]) - d),
      ),
    };
    const found = checked(points);
    expect(found.stands).toBe(false);
    expect(found.within).toBeGreaterThan(0);
    expect(found.within).toBeLessThan(0.02);
    expect(found.words).toMatch(/within [\d.]+ points of the models in the observed range/);
  });

  test('slopes that differ by next to nothing do not disagree, and those that differ by more do', () => {
    const top = {
      ...(observedSlope(cloud(law, 100, 1)) as ObservedSlope),
      slope: 0.1,
      interval: [0.08, 0.17] as const,
    };
    const check = (high: number) => slopeCheck({ slope: 0.05, interval: [0.04, high] }, top, null);
    expect(check(0.1)).toMatchObject({ passed: true, words: expect.stringMatching(/0\.17\]$/) });
    expect(check(0.07)).toMatchObject({
      passed: true,
      words: expect.stringMatching(/: next to no difference$/),
    });
    expect(check(0.045)).toMatchObject({ passed: false, words: expect.stringMatching(/: they disagree$/) });
  });

  test('told noise is no misfit', () => {
    const random = createRandom(5, 'noise');
    const exact = cloud(law, 250, 5);
    const downstream = exact.downstream.map((d) =>
      Math.min(1, Math.max(0, d + Math.sqrt((d * (1 - d)) / 1000) * random.normal())),
    );
    const found = checked({ upstream: exact.upstream, downstream }, { testSize: 1000 });
    expect(found.stands).toBe(true);
    expect(found.setting.noiseShare).toBeGreaterThan(0.03);
  });

  test('neither is rounding, however many models there are', () => {
    const percents = (values: ArrayLike<number>) =>
      Float64Array.from(values, (a) => Math.round(100 * a) / 100);
    for (const seed of [4, 7]) {
      const exact = cloud(law, 1000, seed);
      const points = { upstream: percents(exact.upstream), downstream: percents(exact.downstream) };
      expect(failed(checked(points))).toEqual([]);
    }
  }, 60_000);

  test('is finite for hostile tables', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(undefined, 100, 5000), (points, testSize) => {
        const frontier = frontierFit(points, { draws: 100, testSize });
        if (frontier.kind === 'none') return;
        const found = adequacy(points, frontier, observedSlope(points, undefined, { resamples: 50 }));
        for (const { statistic, miss, words } of found.checks) {
          expect(Number.isFinite(statistic)).toBe(true);
          expect(miss).toBeGreaterThanOrEqual(0);
          expect(words).not.toMatch(/NaN|Infinity|undefined/);
        }
        expect(found.stands).toBe(found.checks.length > 0 && failed(found).length === 0);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

describe('checkRates', () => {
  const record = (truth: RateRecord['truth'], models: number, either: number, more = {}): RateRecord => {
    const rates = { contact: either, reach: 0, outliers: 0, slope: 0, either };
    return { truth, models, noiseShare: 0, shape: 1, clouds: 100, ...rates, ...more };
  };
  const table = [
    record('law', 50, 0.03),
    record('law', 200, 0.04),
    record('law', 200, 0.01, { noiseShare: 0.3 }),
    record('kink', 200, 0.99),
    record('logistic', 200, 0.9),
    record('logistic', 200, 0.25, { shape: 2.5 }),
  ];

  test('are those of the nearest setting by size, noise and shape', () => {
    expect(checkRates({ models: 60, noiseShare: 0, shape: 1 }, table)?.falseAlarm.either).toBe(0.03);
    expect(checkRates({ models: 300, noiseShare: 0.02, shape: 1 }, table)?.falseAlarm.either).toBe(0.04);
    expect(checkRates({ models: 300, noiseShare: 0.4, shape: 1 }, table)?.falseAlarm.either).toBe(0.01);
    expect(checkRates({ models: 300, noiseShare: 0, shape: 3 }, table)?.power.mild).toBe(0.25);
    expect(checkRates({ models: 300, noiseShare: 0, shape: 3 }, [])).toBeNull();
  });

  test('tell how many of many tasks fail by chance', () => {
    const rates = checkRates({ models: 200, noiseShare: 0, shape: 1 }, table);
    expect(expectedFalseFlags(Array.from({ length: 50 }, () => ({ rates })))).toBeCloseTo(2, 12);
    expect(expectedFalseFlags([{ rates: null }])).toBe(0);
  });
});
