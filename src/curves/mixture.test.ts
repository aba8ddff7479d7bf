import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../base/random.ts';
import { mixtureAtDownstream, mixtureAtUpstream } from './mixture.ts';

describe('mixture', () => {
  const points = { upstream: [0.2, 0.5, 0.6, 0.9], downstream: [0.1, 0.6, 0.3, 0.7] };

  test('answers as often right as it says, in simulation (Lemma 2.1)', () => {
    const mixture = mixtureAtUpstream(points, 0.6);
    expect(mixture?.upstreamAccuracy).toBeCloseTo(0.6, 12);
    expect(mixture?.parts.map(({ index }) => index)).toEqual([1, 3]);
    const random = createRandom(2);
    const trials = 200_000;
    const right = { upstream: 0, downstream: 0 };
    for (let input = 0; input < trials; input++) {
      const model = random.uniform() < (mixture?.parts[0].probability ?? 0) ? 1 : 3;
      if (random.uniform() < points.upstream[model]) right.upstream++;
      if (random.uniform() < points.downstream[model]) right.downstream++;
    }
    // Four standard errors.
    expect(Math.abs(right.upstream / trials - 0.6)).toBeLessThan(0.0045);
    expect(Math.abs(right.downstream / trials - (mixture?.downstreamAccuracy ?? 0))).toBeLessThan(0.0045);
  });

  test('is one model at a vertex, and none out of reach', () => {
    expect(mixtureAtUpstream(points, 0.5)?.parts).toHaveLength(1);
    expect(mixtureAtDownstream(points, 0.7)?.parts).toMatchObject([{ index: 3, probability: 1 }]);
    expect(mixtureAtUpstream(points, 0.95)).toBeNull();
    expect(mixtureAtDownstream(points, 0.71)).toBeNull();
    expect(mixtureAtDownstream(points, 0.05)).toBeNull();
  });

  test('reaches a downstream accuracy at the lowest upstream accuracy', () => {
    const falling = { upstream: [0.2, 0.5, 0.9], downstream: [0.1, 0.6, 0.3] };
    expect(mixtureAtDownstream(falling, 0.35)?.upstreamAccuracy).toBeCloseTo(0.35, 12);
  });
});
