import { describe, expect, test } from '@jest/globals';
import { groupTasks } from '../results/groupTasks.ts';
import { PRESETS } from '../results/presets.ts';
import { readEvaluations } from '../results/readEvaluations.ts';
import { describeWithData, sharedData } from '../testing/sharedData.ts';
import { fitLaw } from './fitLaw.ts';
import { LAW_METHODS } from './lawMethod.ts';
import { denseSearch, leastSquaresAt } from './testing/denseSearch.ts';

const upstream = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const onLaw = upstream.map((a) => 0.9 - 0.8 * (1 - a) ** 2);

describe('fitLaw', () => {
  test.each(LAW_METHODS)('recovers an exact law by %s', (method) => {
    const { law, identified, notes, sse } = fitLaw({ upstream, downstream: onLaw }, method);
    expect(identified).toBe(true);
    expect(notes).toEqual([]);
    expect(sse).toBeLessThan(1e-20);
    expect(law?.irreducibleError).toBeCloseTo(0.1, 8);
    expect(law?.alpha).toBeCloseTo(2, 7);
    expect(law?.k).toBeCloseTo(0.8, 7);
  });

  test('fits the hull only, and the envelope too, where models lie below it', () => {
    const points = { upstream: [...upstream, 0.5, 0.6, 0.75], downstream: [...onLaw, 0.3, 0.4, 0.5] };
    for (const method of ['hull', 'envelope'] as const) {
      const { law, hull } = fitLaw(points, method);
      expect([...hull]).toEqual([0, 1, 2, 3, 4, 5, 6]);
      expect(law?.irreducibleError).toBeCloseTo(0.1, 6);
    }
    expect(fitLaw(points, 'all').sse).toBeGreaterThan(0.01);
  });

  test.each(LAW_METHODS)('says that no law fits what declines, by %s', (method) => {
    const { law, identified, notes } = fitLaw({ upstream, downstream: upstream.map((a) => 1 - a) }, method);
    expect(law).toBeNull();
    expect(identified).toBe(false);
    expect(notes).toEqual(['no law fits: downstream accuracy does not rise with upstream accuracy']);
  });

  test('says that too few hull vertices determine nothing, and still gives the curve', () => {
    const { law, identified, notes, sse } = fitLaw({
      upstream: [0.2, 0.5, 0.8],
      downstream: [0.1, 0.2, 0.7],
    });
    expect(law).not.toBeNull();
    expect(identified).toBe(false);
    expect(notes[0]).toBe('only 2 hull vertices: three parameters need 4');
    expect(sse).toBeLessThan(1e-25);
  });

  test('says that alpha is at its bound', () => {
    // A step: only the worst model differs.
    const { identified, notes } = fitLaw(
      { upstream, downstream: [0.1, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8] },
      'all',
    );
    expect(identified).toBe(false);
    expect(notes).toContain('alpha at bound (100)');
  });

  test('says that no saturation shows where e_IR is 0', () => {
    const { law, notes } = fitLaw({ upstream, downstream: upstream.map((a) => 1.02 - 0.8 * (1 - a) ** 1.2) });
    expect(law?.irreducibleError).toBe(0);
    expect(notes).toContain('e_IR at bound (0): no saturation below full accuracy');
  });

  test.each(LAW_METHODS)('has words for too little, by %s', (method) => {
    expect(fitLaw({ upstream: [0.5], downstream: [0.5] }, method).notes).toEqual([
      'no law fits: only 1 model',
    ]);
    const equal = fitLaw({ upstream: [0.5, 0.5, 0.5], downstream: [0.2, 0.3, 0.4] }, method);
    expect(equal.notes).toEqual(['no law fits: all models have the same upstream accuracy']);
    expect(() => fitLaw({ upstream: [], downstream: [] }, method)).toThrow('no models');
  });

  test.each(LAW_METHODS)('takes perfect accuracies, by %s', (method) => {
    const perfect = [0.2, 0.4, 0.6, 0.8, 1];
    const { law } = fitLaw({ upstream: perfect, downstream: perfect.map((a) => 1 - (1 - a) ** 2) }, method);
    expect(law?.irreducibleError).toBeCloseTo(0, 9);
    expect(law?.alpha).toBeCloseTo(2, 6);
  });
});

describeWithData('timm', "timm's tables", () => {
  const tasks = () => groupTasks(readEvaluations([sharedData('timm')], { shape: PRESETS.timm }).evaluations);

  test('hull fits agree with a dense global search', () => {
    for (const { points } of tasks()) {
      const { law, hull, sse, identified } = fitLaw(points);
      const errors = (values: Float64Array) => Float64Array.from(hull, (i) => 1 - values[i]);
      const dense = denseSearch(errors(points.upstream), errors(points.downstream), leastSquaresAt, 10_000);
      expect(Math.abs(sse - dense.objective)).toBeLessThanOrEqual(1e-8 * dense.objective + 1e-25);
      if (!identified) continue;
      expect(law?.alpha).toBeCloseTo(dense.alpha, 5);
      expect(Math.abs((law?.alpha ?? 0) / dense.alpha - 1)).toBeLessThan(1e-6);
      expect(Math.abs((law?.k ?? 0) / dense.k - 1)).toBeLessThan(1e-6);
      expect(law?.irreducibleError).toBeCloseTo(dense.irreducibleError, 6);
    }
  });

  test('are the fits known from earlier measurement', () => {
    const rows = tasks().map(({ downstream, points }) => {
      const { law, hull, identified } = fitLaw(points);
      return [downstream, hull.length, identified, law?.alpha.toFixed(1), law?.irreducibleError.toFixed(2)];
    });
    expect(rows).toEqual([
      ['imagenet-a', 2, false, '1.2', '0.00'],
      ['imagenet-r', 6, true, '1.7', '0.05'],
      ['imagenet-real', 15, true, '1.6', '0.05'],
      ['imagenetv2-matched-frequency', 4, true, '1.3', '0.12'],
      ['sketch', 5, true, '6.5', '0.29'],
    ]);
  });
});
