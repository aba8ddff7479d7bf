import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { KNOWN_LAWS } from '../../../fixtures/knownLaws.ts';
import { createRandom } from '../../base/random.ts';
import { frontierFit } from '../../curves/frontier/frontierFit.ts';
import { noFrontierText } from '../../curves/frontier/noFrontier.ts';
import { roundingStep } from '../../curves/frontier/roundingStep.ts';
import { groupTasks } from '../../results/groupTasks.ts';
import { parseEvaluations } from '../../results/parseEvaluations.ts';
import { PRESETS } from '../../results/presets.ts';
import { readEvaluations } from '../../results/readEvaluations.ts';
import { describeWithData, sharedData } from '../../testing/sharedData.ts';
import { adequacy } from '../adequacy/adequacy.ts';
import { type Points, shuffled, tables } from '../testing/hostileTables.ts';
import { type ObservedSlope, observedSlope } from '../top/observedSlope.ts';
import { type LawGain, lawGain } from './lawGain.ts';
import { refutes } from './refutes.ts';
import { verdict } from './verdict.ts';

const DRAWS = 150;

/** All of a task's answer, as the tool gives it. */
function answer(points: Points, testSize?: number) {
  const frontier = frontierFit(points, { draws: DRAWS, testSize });
  const top = observedSlope(points, undefined, { resamples: 100 });
  const known = frontier.kind === 'frontier' ? frontier : null;
  const checked = known && adequacy(points, known, top);
  const gain = known && lawGain(known, Math.max(...points.upstream));
  const step = roundingStep(points.downstream);
  const models = Array.from(points.upstream, (upstreamAccuracy, i) => ({
    upstreamAccuracy,
    downstreamAccuracy: points.downstream[i],
    testSize,
    step,
  }));
  const reason = frontier.kind === 'none' ? noFrontierText(frontier) : undefined;
  return { ...verdict({ models, adequacy: checked, gain, top, reason }), checked, gain, top, models };
}

describe('verdict', () => {
  const models = [{ upstreamAccuracy: 0.8, downstreamAccuracy: 0.6 }];
  const stands = {
    stands: true,
    checks: [],
    within: null,
    rates: null,
    words: '',
    setting: { models: 1, noiseShare: 0, shape: 1 },
  };
  const law = (low: number, high: number, more: Partial<LawGain> = {}): LawGain => ({
    upstreamAccuracy: 0.8,
    gain: { low, median: (low + high) / 2, high },
    headroom: { low: 0.05, median: 0.1, high: 0.15 },
    plateau: { low: 0.65, median: 0.7, high: 0.75 },
    alpha: { low: 1, median: 2, high: 3 },
    ...more,
  });
  const seen = (low: number, high: number, change: [number, number] | null = null): ObservedSlope => ({
    from: 0.7,
    to: 0.8,
    models: 40,
    slope: (low + high) / 2,
    intercept: 0,
    interval: [low, high],
    before: change && { from: 0.6, to: 0.7, models: 40, slope: 2, intercept: 0, interval: [1, 3] },
    change,
    level: 0.95,
    resampled: 'models',
    notes: [],
  });

  test('by the law where it stands', () => {
    const word = (gain: LawGain, top: ObservedSlope | null = null) => {
      const { basis, word } = verdict({ models, adequacy: stands, gain, top });
      expect(basis).toBe('law');
      return word;
    };
    expect(word(law(0.5, 0.9))).toBe('keeps paying');
    expect(word(law(0.1, 0.49))).toBe('near its plateau');
    expect(word(law(0, 0.09))).toBe('saturated');
    expect(word(law(0.3, 2, { headroom: { low: 0, median: 0.001, high: 0.004 } }))).toBe('saturated');
    expect(word(law(0.05, 0.3))).toBe('not determined');
    expect(word(law(0.4, 0.9))).toBe('not determined');
  });

  test('a law without a bend that was seen gives no verdict, but where the top bears it out', () => {
    const alpha = { low: 2, median: 30, high: 90 };
    expect(
      verdict({ models, adequacy: stands, gain: law(0.6, 0.9, { alpha }), top: seen(0.6, 0.9) }).word,
    ).toBe('not determined');
    expect(verdict({ models, adequacy: stands, gain: law(0, 0, { alpha }), top: null }).word).toBe(
      'not determined',
    );
    expect(verdict({ models, adequacy: stands, gain: law(0, 0, { alpha }), top: seen(-0.2, 0.3) }).word).toBe(
      'not determined',
    );
    expect(
      verdict({ models, adequacy: stands, gain: law(0, 0, { alpha }), top: seen(-0.02, 0.03) }).word,
    ).toBe('saturated');
  });

  test('no verdict from a plateau below a model', () => {
    const above = [{ upstreamAccuracy: 0.8, downstreamAccuracy: 0.72 }];
    const found = verdict({ models: above, adequacy: stands, gain: law(0, 0.05), top: null });
    expect(found).toMatchObject({ word: 'not determined', basis: 'law' });
    expect(found.sentence).toContain('72.0 %');
    const noisy = [{ ...above[0], testSize: 400 }];
    expect(verdict({ models: noisy, adequacy: stands, gain: law(0, 0.05), top: null }).word).toBe(
      'saturated',
    );
  });

  test('by what is seen where a check fails', () => {
    const word = (top: ObservedSlope) => {
      const found = verdict({ models, adequacy: { ...stands, stands: false }, gain: law(0, 0), top });
      expect(found.basis).toBe('observed');
      return found.word;
    };
    expect(word(seen(-0.1, 0.1))).toBe('flat');
    expect(word(seen(-0.5, -0.2))).toBe('declines');
    expect(word(seen(0.2, 0.5, [-2, -1]))).toBe('slowing');
    expect(word(seen(-0.5, -0.2, [-2, -1]))).toBe('declines');
    expect(word(seen(0.2, 0.5, [-2, 1]))).toBe('still rising');
    expect(word(seen(0.05, 0.5))).toBe('not determined');
  });

  test('else nothing', () => {
    const found = verdict({ models, adequacy: null, gain: null, top: null, reason: 'only 1 model' });
    expect(found).toMatchObject({ word: 'not determined', basis: null });
    expect(found.sentence).toContain('only 1 model');
  });
});

describe('the answer of any table', () => {
  test('is never refuted by its models, has an interval around each estimate, and is the same for permuted rows', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(undefined, 200, 10_000), fc.nat(), (points, testSize, seed) => {
        const { word, basis, sentence, checked, gain, top, models } = answer(points, testSize);
        expect(sentence).not.toMatch(/NaN|undefined|Infinity|null/);
        if (basis === 'law') {
          expect(checked?.stands).toBe(true);
          if (!gain) throw new Error('a law without its gain');
          for (const { low, median, high } of [gain.gain, gain.plateau, gain.headroom]) {
            expect(low).toBeLessThanOrEqual(median);
            expect(median).toBeLessThanOrEqual(high);
          }
          const plateau = { kind: 'plateau', downstreamAccuracy: gain.plateau.median } as const;
          if (word !== 'not determined') expect(models.some((model) => refutes(model, plateau))).toBe(false);
        }
        if (basis === 'observed') expect(top).not.toBeNull();
        if (basis === null) expect(word).toBe('not determined');
        const order = shuffled(points.upstream.length, seed);
        const pick = (values: Float64Array) => Float64Array.from(order, (i) => values[i]);
        const again = answer(
          { upstream: pick(points.upstream), downstream: pick(points.downstream) },
          testSize,
        );
        expect([again.word, again.basis, again.sentence]).toEqual([word, basis, sentence]);
      }),
      { numRuns: 40 },
    );
  }, 240_000);

  test('laws that models follow stand and give the verdict that they should', () => {
    const random = createRandom(9, 'verdict');
    const upstream = Float64Array.from({ length: 250 }, () => 0.3 + 0.6 * random.uniform());
    const below = (curve: (u: number) => number) =>
      upstream.map((u) => Math.max(0, curve(u) - 0.03 * random.exponential()));
    const word = (curve: (u: number) => number) => answer({ upstream, downstream: below(curve) }).word;
    expect(word((u) => 0.95 - 0.9 * (1 - u) ** 0.9)).toBe('keeps paying');
    expect(word((u) => 0.8 - 0.8 * (1 - u) ** 4)).toBe('saturated');
    const convex = answer({ upstream, downstream: below((u) => 0.1 + 0.8 * u ** 5) });
    expect(convex).toMatchObject({ word: 'still rising', basis: 'observed' });
    expect(answer({ upstream, downstream: below((u) => 0.9 - 0.4 * u) })).toMatchObject({
      word: 'declines',
      basis: 'observed',
    });
  });
});

test('the known laws stand, and the task that declines gets no verdict from one', () => {
  const tasks = groupTasks(parseEvaluations(readFileSync('fixtures/known-law.csv', 'utf8')).evaluations);
  let standing = 0;
  for (const { downstream, shots, points } of tasks) {
    const found = answer(points);
    const { law, declines } =
      KNOWN_LAWS.find((known) => known.downstream === downstream && known.shots === shots) ?? KNOWN_LAWS[0];
    if (declines) {
      expect(found).toMatchObject({ word: 'declines', basis: 'observed' });
    } else if (found.basis === 'law') {
      standing++;
      expect(found.gain?.plateau.low).toBeLessThan(1 - law.irreducibleError + 0.02);
    }
  }
  expect(standing).toBeGreaterThanOrEqual(5);
});

describeWithData('timm', "timm's tables", () => {
  test('no law gives a verdict on them', () => {
    const { evaluations } = readEvaluations([sharedData('timm')], { shape: PRESETS.timm });
    const words: Record<string, string> = {};
    for (const { downstream, points } of groupTasks(evaluations)) {
      const found = answer(points);
      expect(found.basis).toBe('observed');
      words[downstream] = found.word;
    }
    expect(words).toEqual({
      'imagenet-a': 'still rising',
      'imagenet-r': 'still rising',
      'imagenet-real': 'slowing',
      'imagenetv2-matched-frequency': 'still rising',
      sketch: 'still rising',
    });
  }, 240_000);
});
