import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../base/random.ts';
import { studentT } from '../base/studentT.ts';
import { bestLayer, type LayerHits } from './bestLayer.ts';
import { splitRows } from './splitRows.ts';

/** Layers of known accuracy; an example is as hard, and a support as good, for all layers. */
function simulate(accuracies: readonly number[], seeds: number, examples: number, seed: number): LayerHits[] {
  const random = createRandom(seed, 'hits');
  const hard = Array.from({ length: examples }, () => 0.5 * (random.uniform() - 0.5));
  return accuracies.map((accuracy, l) => ({
    layer: `layer${l}`,
    hits: Array.from({ length: seeds }, () => {
      const support = 0.02 * random.normal();
      return Uint8Array.from(hard, (h) => (random.uniform() < accuracy + support + h ? 1 : 0));
    }),
  }));
}

describe('bestLayer', () => {
  test('finds the gain of a better layer, in an interval that holds it as often as it says', () => {
    let covered = 0;
    for (let trial = 0; trial < 300; trial++) {
      const { layer, gainOverTop, interval } = bestLayer(simulate([0.4, 0.7, 0.6], 3, 400, trial), 0);
      expect(layer).toBe('layer1');
      expect(Math.abs(gainOverTop - 0.1)).toBeLessThan(0.15);
      if (interval && interval[0] <= 0.1 && interval[1] >= 0.1) covered++;
    }
    expect(covered / 300).toBeGreaterThan(0.92);
  });

  test('shows no gain where all layers are alike, unlike a choice scored on its own samples', () => {
    let [sum, naive, covered] = [0, 0, 0];
    for (let trial = 0; trial < 200; trial++) {
      const layers = simulate(new Array(12).fill(0.6), 3, 200, 1000 + trial);
      const accuracies = layers.map(
        ({ hits }) => hits.flatMap((row) => [...row]).reduce((a, b) => a + b, 0) / 600,
      );
      naive += Math.max(...accuracies) - accuracies[11];
      const { gainOverTop, interval } = bestLayer(layers, 0);
      sum += gainOverTop;
      if (!interval || (interval[0] <= 0 && interval[1] >= 0)) covered++;
    }
    expect(naive / 200).toBeGreaterThan(0.02);
    expect(Math.abs(sum / 200)).toBeLessThan(0.01);
    expect(covered / 200).toBeGreaterThan(0.92);
  });

  test('says so where the top layer is the best, and gives no interval', () => {
    const best = bestLayer(simulate([0.2, 0.9], 2, 300, 1), 0);
    expect(best).toEqual({
      layer: 'layer1',
      gainOverTop: 0,
      interval: null,
      method: 'the top layer is the best',
      chosen: [{ layer: 'layer1', times: 20 }],
    });
  });

  test('with one support speaks of other test examples only', () => {
    expect(bestLayer(simulate([0.9, 0.2], 1, 300, 1), 0).method).toMatch(
      /300 test examples, for this support$/,
    );
  });
});

test('studentT, by the quantiles that scipy gives', () => {
  const known = [
    [1, 12.706204736],
    [2, 4.3026527299],
    [2.5, 3.57465484201],
    [10, 2.22813885196],
    [100, 1.98397151845],
    [1e5, 1.95998770753],
  ];
  for (const [freedom, quantile] of known)
    expect(Math.abs(studentT(0.95, freedom) / quantile - 1)).toBeLessThan(1e-9);
});

test('splitRows takes the same share of every class and leaves every class a row', () => {
  const labels = Int32Array.from({ length: 101 }, (_, i) => (i === 100 ? 2 : i % 2));
  const { train, test: held } = splitRows(labels, 0.3, 5);
  expect([
    held.filter((row) => labels[row] === 0).length,
    held.filter((row) => labels[row] === 1).length,
  ]).toEqual([15, 15]);
  expect([...train, ...held].sort((a, b) => a - b)).toEqual(Array.from(labels.keys()));
  expect(train).toContain(100);
});
