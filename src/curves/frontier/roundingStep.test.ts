import { describe, expect, test } from '@jest/globals';
import { roundingStep } from './roundingStep.ts';

describe('roundingStep', () => {
  test.each([
    [0.001, [0.005, 0.012, 0.025, 0.031, 0.048, 0.9]],
    [1 / 250, Array.from({ length: 30 }, (_, i) => (7 * i + 3) / 250)],
    [0, Array.from({ length: 30 }, (_, i) => Math.sqrt(i / 30))],
    [0, [0.1, 0.2]],
    [0, Array.from({ length: 30 }, (_, i) => 0.5 + (i % 3) / 10)],
    [1 / 30, Array.from({ length: 12 }, (_, i) => Number(((2 * i + 3) / 30).toFixed(3)))],
    [1 / 164, Array.from({ length: 40 }, (_, i) => Number(((3 * i + 20) / 164).toFixed(3)))],
    [1 / 7500, Array.from({ length: 60 }, (_, i) => Number(((113 * i + 40) / 7500).toFixed(5)))],
    [1e-3, Array.from({ length: 40 }, (_, i) => Number((0.3 + Math.sqrt(i) / 20).toFixed(3)))],
  ])('%p', (step, values) => {
    expect(roundingStep(values)).toBeCloseTo(step, 12);
  });

  test('of few values, where those are asked to tell', () => {
    expect(roundingStep([0.5, 0.6, 0.8, 0.6], 2)).toBeCloseTo(0.1, 12);
    expect(roundingStep([0.5, 0.5], 2)).toBe(0);
  });
});
