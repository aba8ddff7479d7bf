import { describe, expect, test } from '@jest/globals';
import { estimateOf } from './estimate.ts';

const values = Float64Array.from({ length: 1001 }, (_, i) => 0.1 + i / 10_000);

describe('estimateOf', () => {
  test('is the median and the equal-tailed interval', () => {
    expect(estimateOf(values, 0.9)).toEqual({
      low: expect.closeTo(0.105, 12),
      median: expect.closeTo(0.15, 12),
      high: expect.closeTo(0.195, 12),
    });
  });

  test('ends at a bound next to which it would end', () => {
    const { low, high } = estimateOf(values, 0.9, [0.099, 0.201]);
    expect([low, high]).toEqual([0.099, 0.201]);
  });

  test('holds its median where draws lie beyond a bound', () => {
    const { low, median, high } = estimateOf(values, 0.9, [0.16, 0.17]);
    expect([low, median, high].map((value) => value.toFixed(3))).toEqual(['0.105', '0.150', '0.195']);
    const other = estimateOf(values, 0.9, [0.11, 0.14]);
    expect([other.low, other.high].map((value) => value.toFixed(3))).toEqual(['0.105', '0.195']);
  });
});
