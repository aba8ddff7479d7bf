import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createRandom } from '../../base/random.ts';
import { predictDownstreamAccuracy } from '../saturatingLaw.ts';
import { cloudSettings } from '../testing/cloudSettings.ts';
import { drawCloud } from '../testing/drawCloud.ts';
import type { Estimate } from './estimate.ts';
import { downstreamAt } from './frontierCurve.ts';
import { type FrontierFit, type FrontierOptions, frontierFit } from './frontierFit.ts';
import { marginalGainAt, upstreamNeeded } from './frontierQuestions.ts';
import { noFrontierText } from './noFrontier.ts';

const LAW = { k: 0.9, alpha: 1.5, irreducibleError: 0.1 };

const BELOW_BEST = {
  seed: 484372,
  k: 0.7911445596413478,
  alpha: 4.0506423322244345,
  irreducibleError: 0.22244885641871587,
};
const HALF_REACHED = {
  seed: 327884,
  k: 0.36473746496035836,
  alpha: 0.5657251369643934,
  irreducibleError: 0.08138230166875872,
};

type Points = { upstream: Float64Array; downstream: Float64Array };

function found(points: Points, options?: FrontierOptions): FrontierFit {
  const fit = frontierFit(points, options);
  if (fit.kind === 'none') throw new Error(noFrontierText(fit));
  return fit;
}

const ordered = ({ low, median, high }: Estimate) => low <= median && median <= high;

describe('frontierFit', () => {
  test('every estimate lies in its own interval, and all agree with each other', () => {
    let frontiers = 0;
    fc.assert(
      fc.property(cloudSettings, ({ seed, models, gap, testSize, ...law }) => {
        const points = drawCloud(law, models, gap, testSize, createRandom(seed));
        const fit = frontierFit(points, { draws: 100, seed, testSize: testSize ?? undefined });
        if (fit.kind === 'none') return noFrontierText(fit) !== '';
        frontiers++;
        const { curve, irreducibleError, saturationAccuracy, k, alpha } = fit;
        const last = curve.median.length - 1;
        const rises = curve.median.every((value, i) => i === 0 || value >= curve.median[i - 1] - 1e-12);
        const inside = curve.median.every((value, i) => curve.low[i] <= value && value <= curve.high[i]);
        const target = downstreamAt(fit, 0.95);
        const needed = upstreamNeeded(fit, target.median);
        return (
          rises &&
          inside &&
          [irreducibleError, saturationAccuracy, target, marginalGainAt(fit, 0.9)].every(ordered) &&
          (k === null) === (alpha === null) &&
          (k === null || alpha === null || (ordered(k) && ordered(alpha) && alpha.high < 20)) &&
          curve.median[last] === saturationAccuracy.median &&
          Math.abs(downstreamAt(fit, needed.median ?? 1).median - target.median) < 1e-3 &&
          // What the plateau's interval holds may be reached.
          upstreamNeeded(fit, saturationAccuracy.high).low !== null &&
          upstreamNeeded(fit, saturationAccuracy.high + 1e-9).low === null &&
          curve.low.every(Number.isFinite)
        );
      }),
      {
        numRuns: 15,
        examples: [
          // A plateau that draws put below the best model, and targets that half of the draws reach.
          [{ ...BELOW_BEST, models: 41, gap: 'exponential', testSize: null }],
          [{ ...HALF_REACHED, models: 57, gap: 'uniform', testSize: 500 }],
        ],
      },
    );
    expect(frontiers).toBeGreaterThan(10);
  });

  // Fewer than 5 of 8 has a probability of 0.0004 for intervals that hold the truth 95 % of the time.
  test.each([
    ['exponential', 60, undefined, undefined],
    ['gamma-2', 60, undefined, undefined],
    ['exponential', 60, 5000, undefined],
    ['exponential', 60, undefined, 2000],
  ] as const)('%s gaps, %p models, test sizes %p and %p: holds the law', (gap, models, testSize, upstreamTestSize) => {
    const held = { e: 0, alpha: 0, curve: 0 };
    for (let label = 0; label < 8; label++) {
      const random = createRandom(11, gap, models, label);
      const cloud = drawCloud(LAW, models, gap, testSize ?? null, random, { upstreamTestSize });
      const fit = found(cloud, { seed: label, draws: 200, testSize, upstreamTestSize });
      const holds = ({ low, high }: Estimate, value: number) => (low <= value && value <= high ? 1 : 0);
      held.e += holds(fit.irreducibleError, LAW.irreducibleError);
      held.alpha += fit.alpha ? holds(fit.alpha, LAW.alpha) : 1;
      held.curve += holds(downstreamAt(fit, 0.7), predictDownstreamAccuracy(LAW, 0.7));
      expect(fit.mixing.mixed).toBe(true);
    }
    expect(Math.min(held.e, held.alpha, held.curve)).toBeGreaterThanOrEqual(5);
  });

  test('does not depend on the order of the models', () => {
    const { upstream, downstream, runs } = drawCloud(LAW, 80, 'exponential', 1000, createRandom(3), {
      perRun: 4,
    });
    const testSize = Float64Array.from(upstream, (_, i) => 500 + 100 * (i % 7));
    const order = createRandomOrder(80);
    const shuffled = (values: ArrayLike<number>) => Float64Array.from(order, (i) => values[i]);
    const fit = found({ upstream, downstream }, { runs, testSize, draws: 200 });
    const other = found(
      { upstream: shuffled(upstream), downstream: shuffled(downstream) },
      { runs: shuffled(runs), testSize: shuffled(testSize), draws: 200 },
    );
    const { threshold, noise, ...same } = other;
    expect(same).toEqual(Object.fromEntries(Object.entries(fit).filter(([key]) => key in same)));
    expect(threshold).toEqual(shuffled(fit.threshold));
    expect(noise).toEqual(shuffled(fit.noise as Float64Array));
  });

  test('depends on the seed alone', () => {
    const points = drawCloud(LAW, 60, 'exponential', null, createRandom(4));
    expect(found(points, { draws: 100 })).toEqual(found(points, { draws: 100 }));
    expect(found(points, { draws: 100, seed: 1 }).draws).not.toEqual(found(points, { draws: 100 }).draws);
  });

  test('gives no k and alpha where alpha may be a step, but curve and plateau', () => {
    const points = drawCloud(
      { k: 0.9, alpha: 9, irreducibleError: 0.2 },
      40,
      'gamma-2',
      null,
      createRandom(1),
    );
    const fit = found(points, { draws: 200 });
    expect([fit.k, fit.alpha]).toEqual([null, null]);
    expect(fit.notes.join()).toMatch(/k and alpha are not determined: alpha lies anywhere from/);
    expect(ordered(fit.saturationAccuracy)).toBe(true);
  });

  test('counts rounding as noise where it is coarse', () => {
    const { upstream, downstream } = drawCloud(LAW, 200, 'exponential', null, createRandom(5));
    const rounded = downstream.map((accuracy) => Math.round(100 * accuracy) / 100);
    const fit = found({ upstream, downstream: rounded }, { draws: 200 });
    expect(fit.notes.join()).toMatch(/exact but for rounding to 1 points/);
    expect(fit.noise?.[0]).toBeCloseTo(0.01 / Math.sqrt(12), 12);
    expect(found({ upstream, downstream }, { draws: 200 }).noise).toBeNull();
  });

  test('copies of a model in one run count once', () => {
    const single = drawCloud(LAW, 100, 'exponential', null, createRandom(6));
    const copies = (values: Float64Array) => Float64Array.from({ length: 400 }, (_, i) => values[i >> 2]);
    const points = { upstream: copies(single.upstream), downstream: copies(single.downstream) };
    const known = found(points, { runs: copies(single.runs) });
    expect(known.effectiveModels).toBeCloseTo(100, 6);
    const width = ({ alpha }: FrontierFit) => (alpha ? alpha.high - alpha.low : Number.NaN);
    expect(width(known) / width(found(single))).toBeGreaterThan(0.75);
    expect(width(known) / width(found(single))).toBeLessThan(1.35);
  });

  test.each([
    ['no model', [], [], 'only 0 models; a frontier needs 10'],
    ['a model', [0.5], [0.5], 'only 1 model; a frontier needs 10'],
    ['three', [0.3, 0.5, 0.7], [0.2, 0.4, 0.6], 'only 3 models; a frontier needs 10'],
    [
      'one upstream accuracy',
      fill(20, () => 0.5),
      fill(20, (i) => i / 20),
      /^all models have the same upstream/,
    ],
    ['one place', fill(20, () => 0.5), fill(20, () => 0.5), /^all models have the same upstream/],
    ['one downstream accuracy', fill(20, (i) => i / 20), fill(20, () => 0.5), /does not rise/],
    ['a decline', fill(20, (i) => i / 20), fill(20, (i) => 0.9 - i / 40), /does not rise/],
    ['a line', fill(20, (i) => i / 20), fill(20, (i) => i / 20), /no scatter/],
    ['a law', fill(40, (i) => i / 40), fill(40, (i) => 0.9 - 0.9 * (1 - i / 40) ** 2), /no scatter/],
    ['all perfect', fill(20, () => 1), fill(20, () => 1), /^all models have the same upstream/],
  ])('%s: says why there is none', (_, upstream, downstream, reason) => {
    const fit = frontierFit({ upstream, downstream });
    expect(fit.kind === 'none' && noFrontierText(fit)).toMatch(reason);
  });

  test('degenerate tables give a frontier of numbers or a reason', () => {
    const accuracy = fc.constantFrom(0, 0.1, 0.2, 0.25, 0.5, 0.5000001, 0.75, 0.9, 1);
    const table = fc.array(fc.tuple(accuracy, accuracy), { minLength: 10, maxLength: 45 });
    fc.assert(
      fc.property(table, fc.constantFrom(undefined, 1, 100), (models, testSize) => {
        const points = {
          upstream: models.map(([upstream]) => upstream),
          downstream: models.map(([, downstream]) => downstream),
        };
        const fit = frontierFit(points, { draws: 100, testSize, upstreamTestSize: testSize });
        if (fit.kind === 'none') return noFrontierText(fit) !== '';
        const numbers = [...Object.values(fit.saturationAccuracy), ...fit.curve.low, ...fit.curve.high];
        return numbers.every(Number.isFinite) && Number.isFinite(fit.mixing.rHat);
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    [{ level: 1 }, 'level is 1; expected a share between 0 and 1'],
    [{ draws: 50 }, 'draws is 50; intervals need a whole number of 100 or more'],
    [{ runs: [1] }, 'runs needs one number a model; got 1 for 2 models'],
    [{ testSize: 0 }, 'testSize is 0; expected a number of examples'],
    [{ upstreamTestSize: [1, 2, 3] }, 'upstreamTestSize needs one number a model; got 3 for 2 models'],
  ])('refuses %p', (options, message) => {
    expect(() => frontierFit({ upstream: [0.5, 0.6], downstream: [0.5, 0.6] }, options)).toThrow(
      new RangeError(message),
    );
  });
});

function fill(models: number, value: (i: number) => number): number[] {
  return Array.from({ length: models }, (_, i) => value(i));
}

function createRandomOrder(models: number): number[] {
  const random = createRandom(9);
  return fill(models, (i) => i)
    .map((i) => [random.uniform(), i] as const)
    .sort(([a], [b]) => a - b)
    .map(([, i]) => i);
}
