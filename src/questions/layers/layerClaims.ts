import type { DeclaredDistance } from '../../results/declaredDistance.ts';
import { taskName } from '../../results/taskName.ts';
import { countsPerTask } from '../../statistics/perTask.ts';
import type { Claim } from '../judging/claim.ts';
import { correlationPower } from '../judging/claimPower.ts';
import { byShare, notTestable, type Outcome } from '../judging/outcome.ts';
import { MORE_OFTEN_THAN_NOT, SIGNIFICANT } from '../judging/verdictRules.ts';
import type { LayerEvidence } from './layerEvidence.ts';

const MISSING = 'it takes the accuracy of every layer (layers.csv of plateau train)';
const OTHER_TASKS =
  'the layer profiles hold no task of the table; upstream, downstream and shots must be the same';

const NO_DISTANCES =
  'the table does not declare how far its tasks are from the upstream one (column distance: near, mid or far)';

/** Where tasks of one declared distance are served best, in most models. */
function servedBest(
  distance: DeclaredDistance,
  where: 'at the top' | 'below the top',
  about: Pick<Claim<unknown>, 'id' | 'place' | 'statement'>,
): Claim<LayerEvidence | null> {
  return {
    ...about,
    source: 'Fig. 6',
    measure: `share of tasks declared ${distance} that are served best ${where} in most models`,
    test(layers) {
      if (!layers) return notTestable(MISSING);
      if (layers.tasks.length === 0) return notTestable(OTHER_TASKS);
      if (layers.tasks.every((task) => task.distance === null)) return notTestable(NO_DISTANCES);
      const own = layers.tasks.filter((task) => task.distance === distance);
      if (own.length === 0)
        return notTestable(`none of ${layers.tasks.length} probed tasks is declared ${distance}`);
      const clusters = countsPerTask(own, ({ belowTop }) => belowTop > 0.5 === (where === 'below the top'));
      return byShare(clusters, 'above', MORE_OFTEN_THAN_NOT, `${distance} tasks`, 'tasks');
    },
  };
}

const nearBestAtTop = servedBest('near', 'at the top', {
  id: 'near-tasks-best-at-the-top',
  place: 15,
  statement: 'Tasks close to the upstream task are best served by the top layer.',
});

const farBestBelowTop = servedBest('far', 'below the top', {
  id: 'far-tasks-best-below-the-top',
  place: 16,
  statement: 'Tasks far from the upstream task are best served by a layer below the top.',
});

const saturatingBestBelowTop: Claim<LayerEvidence | null> = {
  id: 'saturating-tasks-best-below-the-top',
  place: 17,
  source: 'Fig. 6',
  statement: 'Tasks that saturate early are best served by a layer below the top.',
  measure:
    "Spearman's rank correlation over tasks between what one more point of upstream accuracy brings and what a layer below the top gains",
  test(layers): Outcome {
    if (!layers) return notTestable(MISSING);
    if (!layers.early) return notTestable(OTHER_TASKS);
    const { correlation, pValue, pValueOtherWay, tasks, note, ...key } = layers.early;
    if (correlation === null || pValue === null || pValueOtherWay === null) return notTestable(note);
    const verdict =
      pValue < SIGNIFICANT ? 'supported' : pValueOtherWay < SIGNIFICANT ? 'contradicted' : 'inconclusive';
    const where = taskName({ ...key, downstream: key.upstream });
    const why = `p = ${pValue.toFixed(3)} for one so low by chance; upstream ${where}; ${note}`;
    return {
      statistic: correlation,
      interval: null,
      count: tasks,
      verdict,
      power: correlationPower(tasks),
      why,
    };
  },
};

export const layerClaims: readonly Claim<LayerEvidence | null>[] = [
  nearBestAtTop,
  farBestBelowTop,
  saturatingBestBelowTop,
];
