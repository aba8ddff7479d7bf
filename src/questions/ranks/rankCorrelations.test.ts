import { describe, expect, test } from '@jest/globals';
import { shotTasks as tasks } from '../testing/shotTasks.ts';
import { rankCorrelations } from './rankCorrelations.ts';

describe('rankCorrelations', () => {
  const [ranks] = rankCorrelations(tasks, { draws: 20 });

  test('gives every ordered pair, the upstream task among them', () => {
    expect(ranks.order).toHaveLength(10);
    expect(ranks.rows).toHaveLength(100);
    expect(ranks.merges).toHaveLength(9);
    const pair = ranks.rows.filter(({ first, second }) => first === 'us' && second === 'birds (1 shot)');
    expect(pair).toHaveLength(1);
    expect(pair[0].spearman).toBeGreaterThan(0.95);
    expect(pair[0].low as number).toBeLessThan(pair[0].spearman as number);
    expect(pair[0].high as number).toBeGreaterThan(pair[0].spearman as number);
  });

  test('takes the models that two tasks share', () => {
    const [a, b] = tasks;
    const half = { ...b, evaluations: b.evaluations.slice(0, 40) };
    const [result] = rankCorrelations([a, half], { draws: 0 });
    const row = result.rows.find(
      ({ first, second }) => first === 'birds (1 shot)' && second === 'birds (5 shots)',
    );
    expect(row).toMatchObject({ models: 40, low: null });
  });

  test('does not depend on which other tasks there are', () => {
    const [a, b, c] = tasks;
    const half = { ...c, evaluations: c.evaluations.slice(0, 40) };
    const pairOf = (some: typeof tasks) =>
      rankCorrelations(some, { draws: 20 })[0].rows.find(
        ({ first, second }) => first === 'birds (1 shot)' && second === 'birds (5 shots)',
      );
    expect(pairOf([a, b, half])).toEqual(pairOf([a, b]));
    expect(pairOf([a, b])?.low).toEqual(expect.any(Number));
  });
});
