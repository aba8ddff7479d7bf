import { describe, expect, test } from '@jest/globals';
import { predictDownstreamAccuracy, type SaturatingLaw } from '../../curves/saturatingLaw.ts';
import { familyGroups } from '../../figures/families.ts';
import type { DataRow } from '../../figures/specTypes.ts';
import { compileSpec } from '../../figures/testing/drawSpec.ts';
import { curveTable, RISING } from '../../figures/testing/tables.ts';
import { fitTasks } from '../../fits/fitTasks.ts';
import { groupTasks } from '../../results/groupTasks.ts';
import { lawFigure } from './lawFigure.ts';

const table = curveTable(40, RISING, (i) => ({ family: i % 2 ? 'vit' : 'mixer' }));
const [task] = groupTasks(table);
const fits = fitTasks([task], ['hull', 'envelope']);
const options = { families: familyGroups(table), number: 1 };
const figure = lawFigure(fits, options);

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
      const plateau = rowsOf('lines').find((row) => row.kind === 'plateau' && row.series === series);
      expect(plateau?.downstream).toBeCloseTo(1 - (fit.law?.irreducibleError ?? 0), 6);
    }
  });

  test('claims no plateau and draws nothing beyond the models where the law is not determined', () => {
    const few = groupTasks(curveTable(3, RISING));
    const undetermined = lawFigure(fitTasks(few, ['hull']), options);
    const kinds = rowsOf('lines', undetermined).map(({ kind }) => kind);
    expect(kinds).toContain('law');
    expect(kinds).not.toContain('plateau');
    expect(rowsOf('lines', undetermined).some(({ beyond }) => beyond === true)).toBe(false);
    expect(undetermined.alternative).toContain('do not determine the law');
  });

  test('thins models, never those on the hull, and says so', () => {
    const thinned = lawFigure(fits, { ...options, mostPoints: 20 });
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
    const { variants, spec } = lawFigure(fitTasks(groupTasks(extreme), ['hull']), options);
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
