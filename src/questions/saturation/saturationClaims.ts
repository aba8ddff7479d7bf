import type { Estimate } from '../../curves/frontier/estimate.ts';
import { standingFrontier, type TaskAnswer } from '../../fits/taskAnswer.ts';
import type { Claim } from '../judging/claim.ts';
import { byShare, notTestable, type Outcome } from '../judging/outcome.ts';
import { MORE_OFTEN_THAN_NOT } from '../judging/verdictRules.ts';

const NO_PLATEAUS = 'it takes two tasks or more whose law stands, with intervals of the saturation value';

/** Saturation values of the tasks whose law stands. */
function plateaus(answers: readonly TaskAnswer[]): { answer: TaskAnswer; plateau: Estimate }[] {
  return answers.flatMap((answer) => {
    const plateau = standingFrontier(answer)?.saturationAccuracy;
    return plateau ? [{ answer, plateau }] : [];
  });
}

/**
 * Share of pairs whose intervals of the saturation value do not overlap. Overlapping intervals are no proof of
 * equality, so such a claim is never contradicted.
 */
function disjoint(pairs: readonly (readonly [Estimate, Estimate])[], cases: string): Outcome {
  if (pairs.length === 0) return notTestable(NO_PLATEAUS);
  const clusters = pairs.map(([a, b]) => ({ yes: a.high < b.low || b.high < a.low ? 1 : 0, of: 1 }));
  const outcome = byShare(clusters, 'above', MORE_OFTEN_THAN_NOT, cases, cases);
  return outcome.verdict === 'contradicted' ? { ...outcome, verdict: 'inconclusive' } : outcome;
}

export const saturationDiffers: Claim<null> = {
  id: 'tasks-saturate-at-different-values',
  place: 2,
  source: 'Fig. 1',
  statement: 'Different downstream tasks saturate at different values.',
  measure:
    'share of pairs (a task of the lower half by saturation value, one of the upper half) whose intervals do not overlap',
  test(_, { taskAnswers }) {
    const sorted = plateaus(taskAnswers).sort((a, b) => a.plateau.median - b.plateau.median);
    const half = Math.floor(sorted.length / 2);
    return disjoint(
      Array.from({ length: half }, (_, i) => [sorted[i].plateau, sorted[i + half].plateau] as const),
      'pairs of tasks',
    );
  },
};

export const irreducibleMovesWithUpstream: Claim<null> = {
  id: 'irreducible-error-moves-with-upstream',
  place: 3,
  source: 'Def. 2.2, Fig. 1',
  statement:
    'The irreducible error is no property of the downstream task alone: it moves with the upstream task.',
  measure:
    'share of downstream tasks whose intervals of the saturation value do not overlap between upstream tasks',
  test(_, { taskAnswers, tasks }) {
    if (new Set(tasks.map(({ upstream }) => upstream)).size < 2) {
      return notTestable('the table has one upstream task only');
    }
    const known = plateaus(taskAnswers);
    const pairs = known.flatMap(({ answer: { task }, plateau }, i) =>
      known
        .slice(i + 1)
        .filter(
          ({ answer: { task: other } }) =>
            other.downstream === task.downstream &&
            other.shots === task.shots &&
            other.upstream !== task.upstream,
        )
        .map((other) => [plateau, other.plateau] as const),
    );
    return disjoint(pairs, 'pairs of upstream tasks');
  },
};
