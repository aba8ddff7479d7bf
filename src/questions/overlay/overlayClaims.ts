import { countsPerTask, medianPerTask } from '../../statistics/perTask.ts';
import type { Claim } from '../judging/claim.ts';
import { byMedian, byShare, notTestable } from '../judging/outcome.ts';
import { MORE_OFTEN_THAN_NOT, ONE_POINT } from '../judging/verdictRules.ts';
import type { HullOverlay } from './hullOverlay.ts';

const MISSING = 'the table has one downstream task only at each number of shots';

export const bestModelsDiffer: Claim<HullOverlay> = {
  id: 'best-models-differ',
  place: 13,
  source: 'Fig. 5',
  statement: 'The best models of one task are not the best of another.',
  measure:
    "mean gap of the reference task's best models below another task's hull, in accuracy, median over tasks",
  test(overlay) {
    if (overlay.trends.length === 0) return notTestable(MISSING);
    const outcome = byMedian(
      medianPerTask(overlay.trends, ({ meanGap }) => meanGap),
      'above',
      ONE_POINT,
    );
    return { ...outcome, why: `${outcome.why}; reference ${overlay.trends[0].reference}` };
  },
};

export const gapCloses: Claim<HullOverlay> = {
  id: 'gap-closes-with-upstream',
  place: 14,
  source: 'Fig. 5',
  statement: 'The best models of one task come nearer to the best of another as upstream accuracy grows.',
  measure: 'share of tasks whose gap falls with upstream accuracy (Spearman below 0)',
  test(overlay) {
    const known = overlay.trends.filter(({ trend }) => trend !== null);
    if (overlay.trends.length === 0) return notTestable(MISSING);
    if (known.length === 0) return notTestable("fewer than 4 models on the reference task's hull");
    const clusters = countsPerTask(known, ({ trend }) => (trend as number) < 0);
    return byShare(clusters, 'above', MORE_OFTEN_THAN_NOT, 'overlays', 'tasks');
  },
};
