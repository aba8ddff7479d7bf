import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../../base/random.ts';
import type { LayerScore } from '../../results/layers/layerScore.ts';
import { earlySaturation } from './earlySaturation.ts';
import { type LayerGain, layerGains } from './layerGains.ts';

/** Scores of 8 models with 4 layers; `seeds` scores a layer, with noise. */
function scores(
  truth: readonly number[],
  options: { seeds?: number; selection?: boolean; noise?: number },
): LayerScore[] {
  const { seeds = 1, selection = false, noise = 0.02 } = options;
  const random = createRandom(2, 'layers', JSON.stringify(options));
  return Array.from({ length: 8 }, (_, m) => m).flatMap((m) =>
    truth.flatMap((accuracy, l) =>
      Array.from(
        { length: seeds },
        (_, s): LayerScore => ({
          model: `m${m}`,
          upstream: 'us',
          upstreamAccuracy: 0.1 * m,
          layer: `block${l}`,
          depth: (l + 1) / truth.length,
          downstream: 'ds',
          shots: 5,
          ...(seeds > 1 ? { seed: String(s) } : {}),
          accuracy: accuracy + noise * random.normal(),
          ...(selection ? { selectionAccuracy: accuracy + noise * random.normal() } : {}),
        }),
      ),
    ),
  );
}

describe('layerGains', () => {
  test.each([
    ['other seeds', { seeds: 3 }],
    ['selection accuracy', { selection: true }],
  ] as const)('finds the gain of a layer below the top, chosen by %s', (choice, options) => {
    const [gain] = layerGains(scores([0.3, 0.8, 0.6, 0.5], options));
    expect(gain).toMatchObject({
      choice,
      models: 4,
      bestLayer: 'block1',
      bestDepth: 0.5,
      belowTop: 1,
      notes: [],
    });
    expect(gain.interval?.[0]).toBeLessThan(0.3);
    expect(gain.interval?.[1]).toBeGreaterThan(0.3);
    expect(gain.interval?.[0]).toBeGreaterThan(0.2);
  });

  test('finds none where layers are alike, unlike a choice on the same samples', () => {
    const alike = new Array(6).fill(0.5);
    const [other] = layerGains(scores(alike, { seeds: 3, noise: 0.05 }));
    expect(other.interval?.[0]).toBeLessThan(0);
    const [same] = layerGains(scores(alike, { noise: 0.05 }));
    expect(same.gain).toBeGreaterThan(0.02);
    expect([same.choice, same.interval]).toEqual(['same samples', null]);
    expect(same.notes[0]).toMatch(/the gain is too high, and no interval is given/);
  });
});

describe('earlySaturation', () => {
  const task = (marginalGain: number | null, gain: number, verdict: LayerGain['verdict'] = 'keeps paying') =>
    ({ marginalGain, gain, verdict }) as LayerGain;

  test('is a negative rank correlation where saturated tasks gain below the top', () => {
    const gains = [0.9, 0.7, 0.5, 0.3, 0.1].map((brings) => task(brings, 0.1 - 0.1 * brings));
    const found = earlySaturation(
      [...gains, task(-0.4, 0.2, 'declines'), task(null, 9, 'not determined')],
      createRandom(1),
    );
    expect([found.correlation, found.tasks]).toEqual([-1, 6]);
    expect(found.pValue).toBeLessThan(0.01);
  });

  test('says why there is nothing to test', () => {
    expect(earlySaturation([task(1, 1)], createRandom(1)).note).toBe(
      'tasks with an answer: 1; expected 5 or more',
    );
  });
});
