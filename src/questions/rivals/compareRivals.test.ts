import { describe, expect, test } from '@jest/globals';
import { splitAtCut } from '../splitAtCut.ts';
import { madeTasks } from '../testing/madeTasks.ts';
import { compareRivals } from './compareRivals.ts';
import { rivalCurves } from './compareTask.ts';
import { CONTESTANTS, competesFor } from './contestants.ts';

const tasks = madeTasks(
  [
    { downstream: 'exact', law: { k: 0.8, alpha: 2, irreducibleError: 0.2 }, gap: 0 },
    { downstream: 'cloud', law: { k: 0.7, alpha: 1.5, irreducibleError: 0.1 } },
  ],
  60,
);

describe('splitAtCut', () => {
  test('fits below a quantile and holds out the models and the hull above it', () => {
    const points = { upstream: [0.1, 0.2, 0.3, 0.4, 0.5], downstream: [0.1, 0.4, 0.2, 0.6, 0.5] };
    const split = splitAtCut(points, 0.4);
    expect(split?.upstreamAccuracy).toBe(0.2);
    expect(Array.from(split?.fitted.upstream ?? [])).toEqual([0.1, 0.2]);
    expect(Array.from(split?.heldOut.all.upstream ?? [])).toEqual([0.3, 0.4, 0.5]);
    // The hull is that of all models: 0.1, 0.2, 0.4, 0.5.
    expect(Array.from(split?.heldOut.hull.upstream ?? [])).toEqual([0.4, 0.5]);
  });

  test('keeps models of equal upstream accuracy on one side', () => {
    const upstream = [0.1, 0.2, 0.2, 0.2, 0.5];
    expect(splitAtCut({ upstream, downstream: upstream }, 0.4)?.fitted.upstream).toHaveLength(4);
    expect(splitAtCut({ upstream: [0.2, 0.2], downstream: [0.1, 0.3] }, 0.5)).toBeNull();
  });
});

describe('compareRivals', () => {
  const comparison = compareRivals(tasks, [0.6]);

  test('the law wins on its own noiseless curve', () => {
    const best = comparison.best.filter(({ downstream }) => downstream === 'exact');
    expect(best.map(({ hullLawRmse }) => (hullLawRmse as number) < 1e-9)).toEqual([true, true]);
    const line = comparison.extrapolation.find(
      (row) => row.downstream === 'exact' && row.rival === 'linear' && row.target === 'hull',
    );
    // Twice as steep as what follows: the line promises too much.
    expect(line?.bias).toBeGreaterThan(0.02);
  });

  test('gives every contestant a row for each target, wins that add up to the cells, and a ratio of 1 to the law itself', () => {
    for (const target of ['hull', 'all'] as const) {
      const rows = comparison.summary.filter((row) => row.target === target);
      expect(rows).toHaveLength(CONTESTANTS.filter((contestant) => competesFor(contestant, target)).length);
      expect(rows.reduce((sum, { wins }) => sum + wins, 0)).toBeCloseTo(2, 9);
      const law = rows.find((row) => row.rival === 'saturating' && row.fittedTo === target);
      expect(law).toMatchObject({ medianLogRatio: 0, cells: 2, tasks: 2, logRatioLow: null });
    }
  });

  test('gives AICc for fits to all models only', () => {
    for (const { fittedTo, aicc } of comparison.fits) expect(aicc === null).toBe(fittedTo !== 'all');
  });

  test('draws the curves that it judges', () => {
    const curves = rivalCurves(tasks[0], 'hull', 0.6);
    expect(new Set(curves.map(({ rival, fittedTo }) => `${rival} ${fittedTo}`)).size).toBe(
      CONTESTANTS.filter((contestant) => competesFor(contestant, 'hull')).length,
    );
    expect(curves.some(({ heldOut }) => heldOut)).toBe(true);
  });

  test('says what could not be compared, and refuses a cut that is no quantile', () => {
    const flat = [
      { ...tasks[0], points: { upstream: Float64Array.of(0.2, 0.2), downstream: Float64Array.of(0.1, 0.2) } },
    ];
    expect(compareRivals(flat, [0.5]).notes).toEqual([
      'cloud: no models on both sides of the 0.5 quantile of upstream accuracy',
    ]);
    expect(() => compareRivals(tasks, [1])).toThrow('cut is 1; expected a quantile between 0 and 1');
  });
});
