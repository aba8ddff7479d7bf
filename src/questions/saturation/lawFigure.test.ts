import { describe, expect, test } from '@jest/globals';
import { downstreamAt } from '../../curves/frontier/frontierCurve.ts';
import { predictDownstreamAccuracy, type SaturatingLaw } from '../../curves/saturatingLaw.ts';
import { familyGroups } from '../../figures/families.ts';
import type { DataRow } from '../../figures/specTypes.ts';
import { compileSpec } from '../../figures/testing/drawSpec.ts';
import { curveTable, RISING } from '../../figures/testing/tables.ts';
import { answerTask } from '../../fits/answerTask.ts';
import { standingFrontier } from '../../fits/taskAnswer.ts';
import { groupTasks } from '../../results/groupTasks.ts';
import { madeTasks } from '../testing/madeTasks.ts';
import { lawFigure } from './lawFigure.ts';

const table = curveTable(40, RISING, (i) => ({ family: i % 2 ? 'vit' : 'mixer' }));
const [task] = groupTasks(table);
const answer = answerTask(task, { methods: ['hull', 'envelope'] });
const { fits } = answer;
const options = { families: familyGroups(table), number: 1 };
const figure = lawFigure(answer, options);

function rowsOf(name: 'models' | 'lines', shown = figure): DataRow[] {
  return (shown.spec.datasets as Record<string, DataRow[]>)[name];
}

describe('lawFigure', () => {
  test('draws every model where it is', () => {
    const rows = rowsOf('models');
    expect(rows).toHaveLength(table.length);
    for (const { model, upstreamAccuracy, downstreamAccuracy } of table) {
      const row = rows.find((found) => found.model === model);
      expect(row?.upstream).toBeCloseTo(upstreamAccuracy, 6);
      expect(row?.downstream).toBeCloseTo(downstreamAccuracy, 6);
    }
  });

  test('draws the law as it was fitted, on to full upstream accuracy', () => {
    for (const { fit } of fits) {
      const series = fit.method === 'hull' ? 'law, fitted to the hull' : 'law, envelope';
      const rows = rowsOf('lines').filter((row) => row.kind === 'law' && row.series === series);
      for (const { upstream, downstream } of rows) {
        const law = fit.law as SaturatingLaw;
        expect(downstream).toBeCloseTo(predictDownstreamAccuracy(law, upstream as number), 5);
      }
      expect(Math.max(...rows.map(({ upstream }) => upstream as number))).toBe(1);
    }
  });

  test('claims no plateau and draws nothing beyond the models where the law is not determined', () => {
    const few = groupTasks(curveTable(3, RISING));
    const undetermined = lawFigure(answerTask(few[0], { methods: ['hull'] }), options);
    const kinds = rowsOf('lines', undetermined).map(({ kind }) => kind);
    expect(kinds).toContain('law');
    expect(kinds).not.toContain('plateau');
    expect(rowsOf('lines', undetermined).some(({ beyond }) => beyond === true)).toBe(false);
    expect(undetermined.alternative).toContain('do not determine the law');
  });

  test('draws the frontier with its interval and its end where the law stands', () => {
    const [made] = madeTasks(
      [{ downstream: 'made', law: { k: 0.8, alpha: 1.5, irreducibleError: 0.1 } }],
      120,
    );
    const stands = answerTask(made, { draws: 200 });
    const frontier = standingFrontier(stands);
    const rows = rowsOf('lines', lawFigure(stands, options));
    expect(rows.find(({ kind }) => kind === 'plateau')?.downstream).toBeCloseTo(
      frontier?.saturationAccuracy.median ?? 0,
      6,
    );
    for (const { upstream, low, high } of rows.filter(({ kind }) => kind === 'band')) {
      const at = frontier && downstreamAt(frontier, upstream as number);
      expect(low).toBeLessThanOrEqual((at?.median ?? 0) + 1e-6);
      expect(high).toBeGreaterThanOrEqual((at?.median ?? 1) - 1e-6);
    }
    expect(rows.some(({ kind }) => kind === 'slope')).toBe(false);
  });

  test('draws the observed slope, and no frontier, where the law does not stand', () => {
    const table = Array.from({ length: 120 }, (_, i) => ({
      model: `m${i}`,
      upstream: 'us',
      upstreamAccuracy: 0.3 + 0.005 * i,
      downstream: 'convex',
      shots: null,
      downstreamAccuracy: 0.1 + 0.8 * (0.3 + 0.005 * i) ** 8 - 0.01 * ((7 * i) % 10) * 0.1,
    }));
    const convex = answerTask(groupTasks(table)[0], { draws: 200 });
    expect(convex.adequacy?.stands).toBe(false);
    const kinds = new Set(rowsOf('lines', lawFigure(convex, options)).map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['hull', 'slope']));
  });

  test('thins models, never those on the hull, and says so', () => {
    const thinned = lawFigure(answer, { ...options, mostPoints: 20 });
    const models = rowsOf('models', thinned).map(({ model }) => model);
    expect(models).toHaveLength(20);
    for (const index of fits[0].fit.hull) expect(models).toContain(task.evaluations[index].model);
    expect(thinned.caption).toContain('20 of 40 models drawn');
    expect(figure.caption).not.toContain('thinned');
  });

  test('clips accuracies on the axes that have no end, and nowhere else', () => {
    const extreme = [
      ...table,
      { ...table[0], model: 'none', upstreamAccuracy: 0, downstreamAccuracy: 0 },
      { ...table[0], model: 'all', upstreamAccuracy: 1, downstreamAccuracy: 1 },
    ];
    const { variants, spec } = lawFigure(answerTask(groupTasks(extreme)[0], { methods: ['hull'] }), options);
    const expressions = (variants ?? []).map((variant) => JSON.stringify(compileSpec(variant.spec).vega));
    expect(expressions.map((text) => text.includes('clamp('))).toEqual([false, true, true]);
    const models = (spec.datasets as Record<string, DataRow[]>).models;
    expect(models.find(({ model }) => model === 'all')).toMatchObject({ upstream: 1, downstream: 1 });
  });

  test('lists the hull vertices beside it', () => {
    expect(figure.table.rows).toHaveLength(fits[0].fit.hull.length);
    expect(figure.table.rows[0]).toEqual(['model 0', 'mixer', 0.2, table[0].downstreamAccuracy]);
  });

  test('names models and families in tooltips', () => {
    const { vega } = compileSpec(figure.spec);
    expect(JSON.stringify(vega)).toMatch(/tooltip.*model.*family.*upstream accuracy.*downstream accuracy/);
  });
});
