import { describe, expect, test } from '@jest/globals';
import { groupTasks } from '../../results/groupTasks.ts';
import type { MeasuredLayer } from '../../results/layers/layerMeasure.ts';
import { marginFigures } from './marginFigures.ts';
import { marginShifts } from './marginShifts.ts';
import { marginsQuestion } from './marginsQuestion.ts';

const DECAYS = [0.05, 0.5, 5];
const SEEDS = ['1', '2', '3', '4', '5', '6', '7', '8'];
const models = SEEDS.flatMap((seed) => DECAYS.map((decay) => ({ model: `${decay}/${seed}`, decay, seed })));
const tasks = groupTasks(
  models.flatMap(({ model, decay, seed }) =>
    ['hue', 'shape'].map((downstream) => ({
      ...{ model, seed, upstream: 'things', upstreamAccuracy: 0.9, downstream, shots: 25, family: 'mixer' },
      ...{ downstreamAccuracy: 0.5, headWeightDecay: decay },
    })),
  ),
);

/** Layers whose margins and weights below the head change with decay by these factors. */
function measured(margin: number, weights: number): MeasuredLayer[] {
  return models.flatMap(({ model, decay }) => {
    const step = DECAYS.indexOf(decay);
    const common = { model, upstream: 'things', trained: 1 };
    return [
      { ...common, layer: 'stem', weightNorm: weights ** step, margin: 0.1 * margin ** step },
      { ...common, layer: 'block1', weightNorm: 3 * weights ** step, margin: 0.2 * margin ** step },
      { ...common, layer: 'head', weightNorm: 1 / (1 + step), margin: 0.4 },
      { ...common, layer: 'head', trained: 0.5, weightNorm: 9, margin: 100 * step + 1 },
    ];
  });
}

describe('what the head does to the layers below it', () => {
  const claims = (measures?: readonly MeasuredLayer[]) => {
    const table = { tasks, taskAnswers: [], layers: [], measures, seed: 1 };
    const answer = marginsQuestion.ask?.(table) ?? null;
    return (marginsQuestion.claims ?? []).map((claim) => claim.test(answer, table).verdict);
  };

  test.each([
    [2, 1.1, ['supported', 'supported']],
    [0.5, 1.1, ['contradicted', 'supported']],
    [1, 0.9, ['contradicted', 'contradicted']],
  ] as const)('margins times %d and weights times %d a step', (margin, weights, verdicts) => {
    expect(claims(measured(margin, weights))).toEqual(verdicts);
  });

  test('is measured at the end of training, series by series', () => {
    const shifts = marginShifts(tasks, measured(2, 1));
    expect(shifts).toHaveLength(SEEDS.length);
    expect(shifts[0]).toMatchObject({ seed: '1', models: 3, margin: 1, weights: 0 });
  });

  test('needs measures, and leaves out models that have no margin', () => {
    expect(claims()).toEqual(['not testable here', 'not testable here']);
    const none = measured(2, 1).map((layer) => ({ ...layer, margin: null }));
    expect(claims(none)).toEqual(['not testable here', 'not testable here']);
    const one = measured(2, 1).map((layer) => (layer.model === '5/1' ? { ...layer, margin: null } : layer));
    expect(marginShifts(tasks, one)[0].models).toBe(2);
  });

  test('is drawn layer by layer', () => {
    const figures = marginFigures(tasks, measured(2, 1), []);
    expect(figures.map(({ id }) => id)).toEqual(['margins-1', 'weight-norms-1']);
    expect(
      figures[0].table.rows.find(([, layer, decay]) => layer === 'stem' && decay === 5)?.[4],
    ).toBeCloseTo(0.4, 12);
    expect(marginFigures(tasks, [], [])).toEqual([]);
  });
});
