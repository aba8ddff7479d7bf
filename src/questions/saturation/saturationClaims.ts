import type { LawInterval } from '../../curves/intervals/lawInterval.ts';
import type { TaskFit } from '../../fits/fitTasks.ts';
import type { Claim } from '../judging/claim.ts';
import { byShare, notTestable, type Outcome } from '../judging/outcome.ts';
import { MORE_OFTEN_THAN_NOT } from '../judging/verdictRules.ts';

const NO_INTERVALS = 'it takes intervals of the saturation value, which --bootstrap 1000 gives';

/** Fits to the envelope that have an interval. */
function withInterval(fits: readonly TaskFit[]): { fit: TaskFit; interval: LawInterval }[] {
  return fits.flatMap((fit) =>
    fit.fit.method === 'envelope' && fit.interval && 'laws' in fit.interval
      ? [{ fit, interval: fit.interval }]
      : [],
  );
}

/**
 * Share of pairs whose intervals of the saturation value do not overlap. Overlapping intervals are no proof of
 * equality, so such a claim is never contradicted.
 */
function disjoint(pairs: readonly (readonly [LawInterval, LawInterval])[], cases: string): Outcome {
  if (pairs.length === 0) return notTestable(NO_INTERVALS);
  const clusters = pairs.map(([{ saturationAccuracy: a }, { saturationAccuracy: b }]) => ({
    yes: a[1] < b[0] || b[1] < a[0] ? 1 : 0,
    of: 1,
  }));
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
  test(_, { fits }) {
    const sorted = withInterval(fits).sort(
      (a, b) => (a.fit.saturation.saturationAccuracy ?? 0) - (b.fit.saturation.saturationAccuracy ?? 0),
    );
    const half = Math.floor(sorted.length / 2);
    return disjoint(
      Array.from({ length: half }, (_, i) => [sorted[i].interval, sorted[i + half].interval] as const),
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
  test(_, { fits, tasks }) {
    if (new Set(tasks.map(({ upstream }) => upstream)).size < 2) {
      return notTestable('the table has one upstream task only');
    }
    const known = withInterval(fits);
    const pairs = known.flatMap(({ fit, interval }, i) =>
      known
        .slice(i + 1)
        .filter(
          (other) =>
            other.fit.task.downstream === fit.task.downstream &&
            other.fit.task.shots === fit.task.shots &&
            other.fit.task.upstream !== fit.task.upstream,
        )
        .map((other) => [interval, other.interval] as const),
    );
    return disjoint(pairs, 'pairs of upstream tasks');
  },
};
