import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../../base/random.ts';
import { COVERAGE } from '../coverage/coverageTable.ts';
import { measuredCoverage } from '../coverage/measuredCoverage.ts';
import { predictDownstreamAccuracy } from '../saturatingLaw.ts';
import { drawCloud, type GapName } from '../testing/drawCloud.ts';
import { type LawInterval, type LawIntervalOptions, lawInterval, lawIntervals } from './lawInterval.ts';

const LAW = { k: 0.9, alpha: 1.5, irreducibleError: 0.1 };

function cloud(models: number, gap: GapName = 'exponential', testSize: number | null = null, label = 0) {
  return drawCloud(LAW, models, gap, testSize, createRandom(7, models, gap, label));
}

function intervalFor(
  points: ReturnType<typeof cloud>,
  options: Partial<LawIntervalOptions> = {},
): LawInterval {
  const interval = lawInterval(points, { method: 'envelope', ...options });
  if ('reason' in interval) throw new Error(interval.reason);
  return interval;
}

const holds = ([low, high]: readonly [number, number], value: number) => low <= value && value <= high;

describe('lawInterval', () => {
  // Fewer than 9 of 12 has a probability of 0.0002 for intervals that hold the truth 95 % of the time.
  test.each([
    ['exponential', 60, null],
    ['gamma-2', 60, null],
    ['uniform', 120, null],
    ['exponential', 120, 5000],
  ] as const)('%s gaps, %p models, test size %p: holds the law', (gap, models, testSize) => {
    const held = { e: 0, alpha: 0, curve: 0 };
    for (let label = 0; label < 12; label++) {
      const interval = intervalFor(cloud(models, gap, testSize, label), {
        seed: label,
        testSize: testSize ?? undefined,
      });
      if (holds(interval.irreducibleError, LAW.irreducibleError)) held.e++;
      if (holds(interval.alpha, LAW.alpha)) held.alpha++;
      const { upstreamAccuracy, low, high } = interval.band;
      const truth = predictDownstreamAccuracy(LAW, upstreamAccuracy[32]);
      if (holds([low[32], high[32]], truth)) held.curve++;
    }
    expect(held.e).toBeGreaterThanOrEqual(9);
    expect(held.alpha).toBeGreaterThanOrEqual(9);
    expect(held.curve).toBeGreaterThanOrEqual(9);
  });

  test('narrows with more models, and widens with the level', () => {
    const width = ({ irreducibleError: [low, high] }: LawInterval) => high - low;
    expect(width(intervalFor(cloud(600)))).toBeLessThan(width(intervalFor(cloud(60))) / 3);
    const points = cloud(200);
    expect(width(intervalFor(points, { level: 0.5 }))).toBeLessThan(width(intervalFor(points)) / 1.5);
  });

  test('is the same for the same seed, and for all methods that fit the frontier', () => {
    const points = cloud(80);
    expect(intervalFor(points, { seed: 3 })).toEqual(intervalFor(points, { seed: 3 }));
    expect(intervalFor(points, { seed: 3 }).alpha).not.toEqual(intervalFor(points, { seed: 4 }).alpha);
    const [hull, envelope] = lawIntervals(points, ['hull', 'envelope'], {});
    if ('reason' in hull || 'reason' in envelope) throw new Error('no interval');
    expect(hull.irreducibleError).toEqual(envelope.irreducibleError);
    expect(hull.saturationAccuracy).toEqual([1 - hull.irreducibleError[1], 1 - hull.irreducibleError[0]]);
  });

  test('counts copies of a model in one run once', () => {
    const single = cloud(100);
    const copies = (values: Float64Array) => Float64Array.from({ length: 400 }, (_, i) => values[i >> 2]);
    const points = { upstream: copies(single.upstream), downstream: copies(single.downstream) };
    const runs = Array.from({ length: 400 }, (_, i) => i >> 2);
    const width = ({ alpha: [low, high] }: LawInterval) => high - low;
    const known = intervalFor(points, { runs });
    expect(known.notes).toContain('models of one run resemble each other: 400 count for about 100');
    expect(width(known) / width(intervalFor(single))).toBeGreaterThan(0.8);
    expect(width(known) / width(intervalFor(single))).toBeLessThan(1.25);
    expect(width(intervalFor(points))).toBeLessThan(width(known) / 1.5);
  });

  test('says so where accuracies count as exact', () => {
    const note = /^accuracies count as exact, as no test size is given: with test sets of 5,000, only \d+ %/;
    const noted = (interval: LawInterval) => interval.notes.some((text) => note.test(text));
    expect(noted(intervalFor(cloud(80)))).toBe(true);
    expect(noted(intervalFor(cloud(80), { testSize: 5000 }))).toBe(false);
  });

  test('all: the bootstrap of the average law', () => {
    const interval = intervalFor(cloud(100), { method: 'all', replicates: 200 });
    expect(interval.method).toBe('percentile bootstrap over runs');
    expect(interval.coverage).toBeNull();
    expect(interval.laws).toHaveLength(200);
  });

  test.each([
    ['a model', [0.5], [0.5], 'no law fits: only 1 model'],
    [
      'declining accuracy',
      [0.3, 0.4, 0.5, 0.6, 0.7],
      [0.7, 0.6, 0.5, 0.4, 0.3],
      'no law fits: downstream accuracy does not rise with upstream accuracy',
    ],
    ['three models', [0.3, 0.5, 0.8], [0.3, 0.6, 0.7], 'only 3 hull vertices: three parameters need 4'],
  ])('%s: says why there is no interval', (_, upstream, downstream, reason) => {
    expect(lawInterval({ upstream, downstream }, { method: 'hull' })).toEqual({ reason });
  });

  test('no interval without scatter, with few models, or with noise as large as the scatter', () => {
    const upstream = Array.from({ length: 30 }, (_, i) => 0.2 + 0.025 * i);
    const onLaw = upstream.map((accuracy) => predictDownstreamAccuracy(LAW, accuracy));
    const reasonOf = (
      points: { upstream: ArrayLike<number>; downstream: ArrayLike<number> },
      testSize?: number,
    ) => {
      const interval = lawInterval(points, { method: 'envelope', testSize });
      return 'reason' in interval ? interval.reason : 'none';
    };
    expect(reasonOf({ upstream, downstream: onLaw })).toMatch(/no scatter|better-than-average/);
    expect(reasonOf(cloud(12))).toMatch(
      /^better-than-average models: \d; an interval needs 10|hull vertices|flat/,
    );
    expect(reasonOf(cloud(200), 20)).toBe(
      'the noise of the test set is as large as the scatter of the models',
    );
  });

  test.each([
    [{ level: 95 }, 'level is 95; expected a share between 0 and 1'],
    [{ replicates: 10 }, 'replicates is 10; intervals need a whole number of 100 or more'],
    [{ runs: [1] }, 'runs needs one number a model; got 1 for 30 models'],
    [{ testSize: 0 }, 'testSize is 0; expected a number of examples'],
  ])('%p is refused', (options, message) => {
    expect(() => lawInterval(cloud(30), { method: 'hull', ...options })).toThrow(new RangeError(message));
  });
});

describe('measuredCoverage', () => {
  test('the table that ships has shares, and names gaps and sizes', () => {
    expect(COVERAGE.length).toBeGreaterThan(0);
    for (const { models, testSize, coverage, width, repetitions, noise } of COVERAGE) {
      expect(models).toBeGreaterThan(1);
      expect(coverage).toBeGreaterThan(0);
      expect(coverage).toBeLessThanOrEqual(1);
      expect(width).toBeGreaterThan(0);
      expect(repetitions).toBeGreaterThanOrEqual(500);
      expect(noise > 0).toBe(testSize !== null);
    }
  });

  test('takes the worst of the nearest setting, and none far from all', () => {
    const record = {
      models: 200,
      testSize: null,
      told: true,
      law: 'a',
      noise: 0,
      repetitions: 500,
      width: 0.01,
    };
    const table = [
      { ...record, gaps: 'exponential', coverage: 0.96 },
      { ...record, gaps: 'gamma-2', coverage: 0.91 },
      { ...record, gaps: 'uniform', coverage: 0.2, told: false },
      { ...record, gaps: 'uniform', coverage: 0.5, models: 1000 },
    ];
    expect(measuredCoverage({ models: 260, noise: 0 }, table)).toEqual({
      measured: 0.91,
      setting: '200 models, exact accuracies, gamma-2 gaps',
    });
    expect(measuredCoverage({ models: 40, noise: 0 }, table)).toBeNull();
    expect(measuredCoverage({ models: 200, noise: 0.1 }, table)).toBeNull();
  });
});
