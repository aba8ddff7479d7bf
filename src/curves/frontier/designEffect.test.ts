import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../../base/random.ts';
import { designEffect } from './designEffect.ts';

describe('designEffect', () => {
  test('is 1 where every model is a run of its own, and about 1 where runs mean nothing', () => {
    const random = createRandom(1);
    const values = Array.from({ length: 400 }, () => random.normal());
    expect(
      designEffect(
        values,
        values.map((_, i) => i),
      ),
    ).toBe(1);
    expect(
      designEffect(
        values,
        values.map((_, i) => i % 100),
      ),
    ).toBeLessThan(1.4);
  });

  test('is the size of the runs where their models are the same', () => {
    const values = Array.from({ length: 60 }, (_, i) => Math.sin(Math.floor(i / 6)));
    const runs = values.map((_, i) => Math.floor(i / 6));
    expect(designEffect(values, runs)).toBeCloseTo(6, 12);
  });
});
