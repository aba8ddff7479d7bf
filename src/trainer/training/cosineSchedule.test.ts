import { expect, test } from '@jest/globals';
import { cosineSchedule } from './cosineSchedule.ts';

test('rises in a straight line, then falls as half a cosine', () => {
  const factors = Array.from({ length: 10 }, (_, step) => cosineSchedule(step, 10, 0.2));
  expect(factors.slice(0, 3)).toEqual([0.5, 1, 1]);
  factors.slice(2).forEach((factor, i) => {
    expect(factor).toBeCloseTo(Math.cos((Math.PI * i) / 16) ** 2, 12);
  });
});

test('no warm-up, only warm-up, one step', () => {
  expect(cosineSchedule(0, 10, 0)).toBe(1);
  expect(cosineSchedule(9, 10, 1)).toBe(1);
  expect(cosineSchedule(0, 1, 0.1)).toBe(1);
});
