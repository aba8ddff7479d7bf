import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../../base/random.ts';
import { fitLaw } from '../fitLaw.ts';
import { LAW_METHODS } from '../lawMethod.ts';
import { drawCloud } from '../testing/drawCloud.ts';
import { bootstrapLaws } from './bootstrapLaws.ts';
import { Resample } from './resample.ts';

const LAW = { k: 0.9, alpha: 1.5, irreducibleError: 0.1 };
const SEED = 5;

function cloud(models: number) {
  return drawCloud(LAW, models, 'exponential', null, createRandom(1, models));
}

describe('bootstrapLaws', () => {
  test.each(LAW_METHODS)('%s: refits are the fits of the models that were drawn', (method) => {
    for (const models of [8, 40, 300]) {
      const points = cloud(models);
      // In the order that replicates draw from: by upstream accuracy.
      const order = [...points.upstream.keys()].sort((i, j) => points.upstream[i] - points.upstream[j]);
      const [laws] = bootstrapLaws(points, { methods: [method], from: 0, to: 12, seed: SEED });
      const resample = new Resample(models);
      for (const [replicate, law] of laws.entries()) {
        resample.draw(createRandom(SEED, 'bootstrap', replicate));
        const drawn = [...resample.chosen].flatMap(
          (i) => Array(resample.counts[i]).fill(order[i]) as number[],
        );
        const fit = fitLaw(
          {
            upstream: drawn.map((i) => points.upstream[i]),
            downstream: drawn.map((i) => points.downstream[i]),
          },
          method,
        );
        expect(law === null).toBe(fit.law === null);
        if (!law || !fit.law) continue;
        const at = ({ irreducibleError, k, alpha }: typeof LAW, accuracy: number) =>
          1 - irreducibleError - k * (1 - accuracy) ** alpha;
        if (method === 'envelope') {
          // On or above every model, with the smallest mean gap: the alpha of a flat optimum is free beyond that.
          const gaps = drawn.map((i) => at(law, points.upstream[i]) - points.downstream[i]);
          expect(Math.min(...gaps)).toBeGreaterThan(-1e-12);
          const meanGap = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
          expect(meanGap).toBeCloseTo(fit.meanGap ?? 0, 7);
        } else {
          for (const accuracy of [0.3, 0.6, 0.9, 1])
            expect(at(law, accuracy)).toBeCloseTo(at(fit.law, accuracy), 9);
        }
      }
    }
  });

  test('gives the same laws in one piece or in several', () => {
    const points = cloud(60);
    const options = { methods: ['hull', 'envelope'] as const, seed: SEED };
    const [hull, envelope] = bootstrapLaws(points, { ...options, from: 0, to: 10 });
    const parts = [0, 3, 7].map((from, i) => bootstrapLaws(points, { ...options, from, to: [3, 7, 10][i] }));
    expect(parts.flatMap((part) => part[0])).toEqual(hull);
    expect(parts.flatMap((part) => part[1])).toEqual(envelope);
  });
});

describe('Resample', () => {
  test('draws whole runs', () => {
    const runs = [0, 0, 0, 1, 1, 2];
    const resample = new Resample(runs.length, runs);
    const totals = new Set<number>();
    for (let replicate = 0; replicate < 50; replicate++) {
      resample.draw(createRandom(SEED, replicate));
      const [a, b, c, d, e, f] = resample.counts;
      expect([b, c, e]).toEqual([a, a, d]);
      expect(a + d + f).toBe(3);
      expect(resample.total).toBe(3 * a + 2 * d + f);
      totals.add(resample.total);
    }
    expect(totals.size).toBeGreaterThan(3);
  });
});
