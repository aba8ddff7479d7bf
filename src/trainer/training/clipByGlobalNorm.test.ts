import { expect, test } from '@jest/globals';
import { clipByGlobalNorm } from './clipByGlobalNorm.ts';

test('shortens to the norm and keeps the direction', () => {
  const gradients = [new Float32Array([3, 0]), new Float32Array([4])];
  expect(clipByGlobalNorm(gradients, 1)).toBe(5);
  expect(gradients[0][0]).toBeCloseTo(0.6, 6);
  expect(gradients[1][0]).toBeCloseTo(0.8, 6);
});

test('leaves shorter gradients and broken ones as they are', () => {
  const short = [new Float32Array([3, 4])];
  expect(clipByGlobalNorm(short, 6)).toBe(5);
  expect([...short[0]]).toEqual([3, 4]);
  const broken = [new Float32Array([1, Number.NaN])];
  expect(clipByGlobalNorm(broken, 0.5)).toBeNaN();
  expect(broken[0][0]).toBe(1);
});
