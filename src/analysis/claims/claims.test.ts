import { describe, expect, test } from '@jest/globals';
import { fitTasks } from '../fitTasks.ts';
import { madeTasks } from '../testing/madeTasks.ts';
import { CLAIMS, scoreClaims } from './claims.ts';
import { gatherEvidence } from './evidence.ts';
import { judge } from './verdictRules.ts';

describe('judge', () => {
  test.each([
    [{ low: 0.6, high: 0.9 }, 'above', 'supported'],
    [{ low: 0.6, high: 0.9 }, 'below', 'contradicted'],
    [{ low: 0.1, high: 0.4 }, 'above', 'contradicted'],
    [{ low: 0.1, high: 0.4 }, 'below', 'supported'],
    [{ low: 0.4, high: 0.6 }, 'above', 'inconclusive'],
    [{ low: 0.5, high: 0.6 }, 'above', 'inconclusive'],
    [null, 'above', 'inconclusive'],
  ] as const)('%j %s 0.5: %s', (interval, side, verdict) => {
    expect(judge(interval, side, 0.5)).toBe(verdict);
  });
});

/** Eight tasks at two numbers of shots that behave as the paper says, or against it. */
function tasksOf(asClaimed: boolean) {
  const sign = asClaimed ? 1 : -1;
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  return madeTasks(
    names.flatMap((downstream, t) =>
      [1, 25].map((shots) => {
        const s = sign * (shots === 25 ? 0.5 : -0.5);
        const law = { k: 0.6 - 0.2 * s, alpha: 1.6 + 0.1 * t + 0.6 * s, irreducibleError: 0.22 - 0.2 * s };
        return { downstream, shots, law, gap: 0.004 };
      }),
    ),
    70,
    (i) => ({
      family: i % 2 ? 'vit' : 'mixer',
      parameters: 1e6 * 3 ** (i % 4),
      headWeightDecay: 10 ** (i % 3),
      seed: String(Math.floor(i / 3)),
    }),
  );
}

describe('scoreClaims', () => {
  const verdicts = (asClaimed: boolean) =>
    new Map(scoreClaims(gatherEvidence(tasksOf(asClaimed))).map((claim) => [claim.id, claim]));
  const claimed = verdicts(true);

  test('supports what the table was made with', () => {
    for (const id of [
      'law-beats-power-law',
      'k-falls-with-shots',
      'alpha-rises-with-shots',
      'irreducible-error-falls-with-shots',
      'upstream-tells-almost-all',
      'scale-acts-through-upstream',
      'architecture-acts-through-upstream',
    ]) {
      expect([id, claimed.get(id)?.verdict]).toEqual([id, 'supported']);
    }
  });

  test('contradicts what the table was made against', () => {
    const against = verdicts(false);
    for (const id of ['alpha-rises-with-shots', 'irreducible-error-falls-with-shots']) {
      expect([id, against.get(id)?.verdict]).toEqual([id, 'contradicted']);
    }
  });

  test('supports nothing that is pure chance', () => {
    // Head weight decay was dealt out in turn and does nothing.
    expect(claimed.get('head-weight-decay-lowers-upstream')?.verdict).toBe('inconclusive');
    expect(claimed.get('head-weight-decay-helps-some-downstream')?.verdict).not.toBe('supported');
    expect(claimed.get('hull-predicts-ten-times-better')?.verdict).not.toBe('supported');
  });

  test('every claim says something on any table, and what is missing', () => {
    const [bare] = madeTasks([{ downstream: 'one', law: { k: 1, alpha: 1, irreducibleError: 0 } }], 5);
    const results = scoreClaims(gatherEvidence([bare]));
    expect(results).toHaveLength(CLAIMS.length);
    for (const { id, verdict, why, statistic } of results) {
      expect([id, ['inconclusive', 'not testable here'].includes(verdict)]).toEqual([id, true]);
      expect(why.length).toBeGreaterThan(10);
      expect(statistic === null || Number.isFinite(statistic)).toBe(true);
    }
    expect(new Set(results.map(({ id }) => id)).size).toBe(CLAIMS.length);
  });

  test('judges different plateaus by their intervals', () => {
    const tasks = tasksOf(true);
    const fits = fitTasks(tasks, ['envelope']).map((fit) => {
      const centre = fit.saturation.saturationAccuracy ?? 0;
      const interval = { laws: [], saturationAccuracy: [centre - 0.02, centre + 0.02] };
      return { ...fit, interval: interval as unknown as NonNullable<typeof fit.interval> };
    });
    const results = scoreClaims(gatherEvidence(tasks, { fits }));
    expect(results.find(({ id }) => id === 'tasks-saturate-at-different-values')?.verdict).toBe('supported');
  });
});
