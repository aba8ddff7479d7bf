import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRandom } from '../../base/random.ts';
import { thinPoints } from './thinPoints.ts';

const clouds = fc
  .record({ n: fc.integer({ min: 1, max: 400 }), most: fc.integer({ min: 1, max: 300 }), seed: fc.nat() })
  .map(({ n, most, seed }) => {
    const random = createRandom(seed, 'cloud');
    const x = Array.from({ length: n }, () => random.normal());
    const y = Array.from({ length: n }, () => random.normal());
    const always = Array.from({ length: Math.min(n, 5) }, () => random.integer(n));
    return { x, y, most, always };
  });

describe('thinPoints', () => {
  test('keeps what must stay, no more than asked for, each once and in order', () => {
    fc.assert(
      fc.property(clouds, ({ x, y, most, always }) => {
        const kept = thinPoints({ x, y, group: (i) => i % 3 }, most, always);
        for (const index of always) expect(kept).toContain(index);
        const forced = new Set(always).size;
        expect(kept.length).toBe(Math.min(x.length, Math.max(most, x.length <= most ? 0 : forced)));
        expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
      }),
    );
  });

  test('keeps lonely points and thins crowds', () => {
    const random = createRandom(1, 'crowd');
    const crowd = Array.from({ length: 1000 }, () => 0.9 + 0.01 * random.uniform());
    const lonely = [0, 0.1, 0.2, 0.3, 0.4];
    const x = [...crowd, ...lonely];
    const kept = thinPoints({ x, y: x }, 50, []);
    expect(kept).toHaveLength(50);
    for (let i = 0; i < lonely.length; i++) expect(kept).toContain(crowd.length + i);
  });

  test('leaves no group out of a place that it shares with a crowd', () => {
    const x = new Float64Array(1000).fill(0.5);
    const kept = thinPoints({ x, y: x, group: (i) => (i === 777 ? 1 : 0) }, 10, []);
    expect(kept).toContain(777);
  });

  test('bears points in one place', () => {
    expect(thinPoints({ x: [1, 1, 1], y: [2, 2, 2] }, 2, [])).toHaveLength(2);
  });
});
