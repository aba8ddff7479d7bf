import { describe, expect, test } from '@jest/globals';
import { answerTask } from '../../fits/answerTask.ts';
import { gainOf } from '../../fits/sortAnswers.ts';
import type { LayerScore } from '../../results/layers/layerScore.ts';
import { judge } from '../judging/verdictRules.ts';
import { madeTasks } from '../testing/madeTasks.ts';
import { CLAIMS, scoreClaims } from './claims.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';

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

/** Six tasks at two numbers of shots that behave as the paper says, or against it. */
function tasksOf(asClaimed: boolean) {
  const sign = asClaimed ? 1 : -1;
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
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
      family: Math.floor(i / 3) % 2 ? 'vit' : 'mixer',
      parameters: 1e6 * 3 ** (Math.floor(i / 3) % 4),
      headWeightDecay: 10 ** (i % 3),
      seed: String(Math.floor(i / 3)),
      other: { distance: 'near' },
    }),
  );
}

describe('scoreClaims', () => {
  const verdicts = (evidence: Evidence) => new Map(scoreClaims(evidence).map((claim) => [claim.id, claim]));
  const evidence = gatherEvidence(tasksOf(true));
  const claimed = verdicts(evidence);

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
    const against = verdicts(gatherEvidence(tasksOf(false)));
    for (const id of ['alpha-rises-with-shots', 'irreducible-error-falls-with-shots']) {
      expect([id, against.get(id)?.verdict]).toEqual([id, 'contradicted']);
    }
  });

  test('supports nothing that is pure chance', () => {
    // Head weight decay was dealt out in turn and does nothing.
    expect(claimed.get('head-weight-decay-lowers-upstream')?.verdict).not.toBe('not testable here');
    expect(claimed.get('head-weight-decay-lowers-upstream')?.verdict).not.toBe('supported');
    expect(claimed.get('head-buys-downstream-with-upstream')?.verdict).not.toBe('supported');
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

  describe('about layers', () => {
    const tasks = tasksOf(true).filter(({ shots }) => shots === 25);
    const answers = tasks.map((task) => answerTask(task, { draws: 200 }));
    /** What the layer below the top gains on each task, from the one that pays most to the most saturated. */
    const scored = (gains: readonly number[], upstream?: string) => {
      const order = [...answers].sort((a, b) => (gainOf(b) ?? 0) - (gainOf(a) ?? 0));
      const layerScores = order.flatMap(({ task }, t) =>
        task.evaluations.flatMap((e) =>
          [0.5 + gains[t], 0.5].map(
            (accuracy, l): LayerScore => ({
              model: e.model,
              upstream: upstream ?? e.upstream,
              upstreamAccuracy: e.upstreamAccuracy,
              layer: `block${l}`,
              depth: l,
              downstream: e.downstream,
              shots: 25,
              accuracy,
              selectionAccuracy: accuracy,
            }),
          ),
        ),
      );
      const results = scoreClaims(
        gatherEvidence(tasks, { ...evidence, taskAnswers: answers, layers: layerScores }),
      );
      return ['near-tasks-best-at-the-top', 'saturating-tasks-best-below-the-top'].map((id) =>
        results.find((claim) => claim.id === id),
      );
    };

    test.each([
      ['on none', [-0.06, -0.05, -0.04, -0.03, -0.02, -0.01], 'supported', 'not testable here'],
      ['on saturated tasks', [0.01, 0.02, 0.03, 0.04, 0.05, 0.06], 'contradicted', 'supported'],
      ['on tasks that pay', [0.06, 0.05, 0.04, 0.03, 0.02, 0.01], 'contradicted', 'contradicted'],
      ['on no task in order', [-0.1, 0.04, -0.1, 0.01, 0.05, -0.1], 'inconclusive', 'inconclusive'],
    ])('a lower layer gains %s', (_, gains, near, saturating) => {
      expect(scored(gains).map((claim) => claim?.verdict)).toEqual([near, saturating]);
    });

    test('say what is missing', () => {
      expect(scored([0, 0, 0, 0, 0, 0], 'other').map((claim) => claim?.why)).toEqual(
        Array(2).fill(expect.stringContaining('hold no task of the table')),
      );
      expect(claimed.get('near-tasks-best-at-the-top')?.why).toContain('accuracy of every layer');
    });
  });

  test('judges different plateaus by their intervals', () => {
    const tasks = tasksOf(true);
    const answers = tasks.map((task) => answerTask(task, { draws: 200 }));
    const results = scoreClaims(gatherEvidence(tasks, { ...evidence, taskAnswers: answers }));
    expect(results.find(({ id }) => id === 'tasks-saturate-at-different-values')?.verdict).toBe('supported');
  });
});
