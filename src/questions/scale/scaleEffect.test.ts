import { describe, expect, test } from '@jest/globals';
import { shotTasks as tasks } from '../testing/shotTasks.ts';
import { scaleEffect } from './scaleEffect.ts';

describe('scaleEffect', () => {
  const effect = scaleEffect(tasks.slice(0, 1), { permutations: 39 });

  test('lists the controlled series', () => {
    expect(new Set(effect.points.map(({ axis }) => axis))).toEqual(new Set(['parameters']));
    expect(new Set(effect.points.map(({ series }) => series))).toEqual(
      new Set(['mixer, 7 epochs', 'vit, 7 epochs']),
    );
    const values = effect.points.filter(({ series }) => series === 'vit, 7 epochs').map(({ value }) => value);
    expect(values).toEqual([...values].sort((a, b) => a - b));
  });

  test('keeps runs with wrong labels apart', () => {
    const [task] = tasks;
    const noisy = task.evaluations.map((e, i) => (i % 2 ? e : { ...e, other: { label_noise: '0.3' } }));
    const { points } = scaleEffect([{ ...task, evaluations: noisy }], { permutations: 1 });
    const series = new Set(points.map(({ series: name }) => name));
    expect(series).toContain('vit, label noise 0.3, 7 epochs');
    expect(series).toContain('vit, 7 epochs');
  });

  test('judges one model a run and says what is missing', () => {
    expect(effect.regressions.map(({ factor }) => factor)).toEqual(['parameters', 'family', 'all together']);
    expect(effect.regressions[0].models).toBe(75);
    expect(effect.notes).toContain('data fraction: the table does not name it, or it does not vary');
  });

  test('sees a family that differs', () => {
    const biased = tasks.slice(0, 1).map((task) => ({
      ...task,
      evaluations: task.evaluations.map(({ run: _, ...e }) =>
        e.family === 'vit' ? { ...e, downstreamAccuracy: e.downstreamAccuracy - 0.03 } : e,
      ),
    }));
    const family = scaleEffect(biased, { permutations: 39 }).regressions.find(
      ({ factor }) => factor === 'family',
    );
    expect(family?.adjustedPartialR2).toBeGreaterThan(0.5);
    expect(family?.pValue).toBe(1 / 40);
  });
});
