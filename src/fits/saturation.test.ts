import { describe, expect, test } from '@jest/globals';
import { fitLaw } from '../curves/fitLaw.ts';
import type { TaskGroup } from '../results/groupTasks.ts';
import { fitTasks, sortBySaturation } from './fitTasks.ts';
import { saturation } from './saturation.ts';

const upstream = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** A task whose models lie on a law. */
function task(downstream: string, accuracy: (upstreamError: number) => number): TaskGroup {
  const points = {
    upstream: Float64Array.from(upstream),
    downstream: Float64Array.from(upstream, (a) => accuracy(1 - a)),
  };
  return { upstream: 'us', downstream, shots: null, evaluations: [], points };
}

const TASKS = {
  // Gains at an upstream error of 0.1: 0.9 * 1.1 * 0.1^0.1 = 0.79, 0.9 * 2 * 0.1 = 0.18, 0.6 * 4 * 0.001 = 0.0024 points a point.
  'keeps paying': task('bent line', (e) => 0.95 - 0.9 * e ** 1.1),
  'near its plateau': task('square', (e) => 0.9 - 0.9 * e ** 2),
  saturated: task('fourth power', (e) => 0.7 - 0.6 * e ** 4),
  'no law fits': task('declining', (e) => 0.2 + 0.5 * e),
};

describe('saturation', () => {
  test.each(Object.entries(TASKS))('%s', (verdict, { points }) => {
    expect(saturation(fitLaw(points), 0.9).verdict).toBe(verdict);
  });

  test('gives what is left, and what a point brings', () => {
    const { headroom, marginalGain, saturationAccuracy } = saturation(
      fitLaw(TASKS['near its plateau'].points),
      0.9,
    );
    expect(saturationAccuracy).toBeCloseTo(0.9, 9);
    expect(headroom).toBeCloseTo(0.009, 9);
    expect(marginalGain).toBeCloseTo(0.18, 8);
  });

  test('a point brings no more than is left', () => {
    // One point below full upstream accuracy the slope is 0.9 * 2 * 0.01 = 0.018, and 0.9 * 0.01^2 = 0.00009 is left.
    const { headroom, marginalGain } = saturation(fitLaw(TASKS['near its plateau'].points), 0.99);
    expect(marginalGain).toBeCloseTo(0.009, 8);
    expect(marginalGain).toBe(100 * Number(headroom));
  });

  test('is saturated too where hardly anything is left', () => {
    const steep = {
      ...fitLaw(TASKS['keeps paying'].points),
      law: { k: 0.9, alpha: 1, irreducibleError: 0.05 },
    };
    expect(saturation(steep, 0.9).verdict).toBe('keeps paying');
    expect(saturation(steep, 0.995).verdict).toBe('saturated');
  });

  test('claims nothing where the models do not determine the law', () => {
    const fit = fitLaw({ upstream: [0.2, 0.5, 0.8], downstream: [0.1, 0.2, 0.7] });
    expect(saturation(fit, 0.8)).toEqual({
      verdict: 'not determined',
      upstreamAccuracy: 0.8,
      saturationAccuracy: null,
      headroom: null,
      marginalGain: null,
    });
  });
});

describe('sortBySaturation', () => {
  test('lists the most saturated task first, tasks without an answer last, fits of a task together', () => {
    const sorted = sortBySaturation(fitTasks(Object.values(TASKS), ['hull', 'envelope']));
    expect(sorted.map(({ task, fit }) => `${task.downstream} ${fit.method}`)).toEqual(
      ['fourth power', 'square', 'bent line', 'declining'].flatMap((name) => [
        `${name} hull`,
        `${name} envelope`,
      ]),
    );
  });
});
