import { describe, expect, test } from '@jest/globals';
import { fitLaw } from '../curves/fitLaw.ts';
import type { Evaluation } from '../results/evaluation.ts';
import { groupTasks } from '../results/groupTasks.ts';
import { hullInfluence } from './hullInfluence.ts';

/** A task whose models lie on a law, but for one that is better. */
function task(outlier: number) {
  const evaluations = Array.from({ length: 12 }, (_, i): Evaluation => {
    const upstreamAccuracy = 0.3 + 0.05 * i;
    const better = i === 11 ? outlier : 0;
    return {
      model: `model-${i}`,
      upstream: 'us',
      downstream: 'ds',
      shots: null,
      upstreamAccuracy,
      downstreamAccuracy: 0.85 - 0.8 * (1 - upstreamAccuracy) ** 2 + better,
    };
  });
  return groupTasks(evaluations)[0];
}

describe('hullInfluence', () => {
  test('names the model that holds the plateau up, and says by how much', () => {
    const group = task(0.05);
    const fit = fitLaw(group.points, 'hull');
    const { models, notes } = hullInfluence(group, fit);
    expect(models).toHaveLength(fit.hull.length);
    expect(models[0].model).toBe('model-11');
    // Without it the others lie on a law with e_IR 0.15.
    expect(models[0].irreducibleError).toBeCloseTo(0.15, 9);
    expect(models[0].change).toBeCloseTo(0.15 - (fit.law?.irreducibleError ?? 0), 9);
    expect(models[0].saturationChange).toBeCloseTo(-(models[0].change ?? 0), 12);
    expect(notes.some((note) => note.startsWith('without model-11 the plateau would be'))).toBe(true);
  });

  test('has nothing to warn of where all models lie on one law', () => {
    const group = task(0);
    const { models, notes } = hullInfluence(group, fitLaw(group.points, 'hull'));
    expect(Math.max(...models.map(({ change }) => Math.abs(change ?? 1)))).toBeLessThan(1e-9);
    expect(notes).toEqual([]);
  });

  test('says without which model nothing is determined', () => {
    const all = task(0);
    const evaluations = all.evaluations.filter((_, i) => i % 4 === 0 || i === 11);
    const group = groupTasks(evaluations)[0];
    const { models, notes } = hullInfluence(group, fitLaw(group.points, 'hull'));
    expect(models).toHaveLength(4);
    expect(models.every(({ change }) => change === null)).toBe(true);
    expect(notes[0]).toBe('the frontier rests on a handful of models: 4 hull vertices');
    expect(notes[1]).toMatch(/^without model-\d+ no law is determined$/);
  });
});
