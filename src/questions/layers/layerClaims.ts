import { taskName } from '../../results/taskName.ts';
import type { Claim } from '../judging/claim.ts';
import { byShare, notTestable, type Outcome } from '../judging/outcome.ts';
import { CLOSE, MORE_OFTEN_THAN_NOT, SIGNIFICANT } from '../judging/verdictRules.ts';
import type { LayerEvidence } from './layerEvidence.ts';

const MISSING = 'it takes the accuracy of every layer (layers.csv of plateau train)';
const OTHER_TASKS =
  'the layer profiles hold no task of the table; upstream, downstream and shots must be the same';

const nearBestAtTop: Claim<LayerEvidence | null> = {
  id: 'near-tasks-best-at-the-top',
  place: 14,
  source: 'Fig. 6',
  statement: 'Tasks close to the upstream task are best served by the top layer.',
  measure: `share of near tasks (rank correlation of downstream with upstream accuracy of ${CLOSE} or more) that the top layer serves best in most models`,
  test(layers) {
    if (!layers) return notTestable(MISSING);
    if (layers.tasks.length === 0) return notTestable(OTHER_TASKS);
    const near = layers.tasks.filter(({ closeness }) => closeness !== null && closeness >= CLOSE);
    if (near.length === 0) {
      return notTestable(`none of ${layers.tasks.length} probed tasks is near the upstream task`);
    }
    const clusters = new Map<string, { yes: number; of: number }>();
    for (const { upstream, downstream, belowTop } of near) {
      const key = JSON.stringify([upstream, downstream]);
      const { yes, of } = clusters.get(key) ?? { yes: 0, of: 0 };
      clusters.set(key, { yes: yes + (belowTop < 0.5 ? 1 : 0), of: of + 1 });
    }
    return byShare([...clusters.values()], 'above', MORE_OFTEN_THAN_NOT, 'near tasks', 'tasks');
  },
};

const saturatingBestBelowTop: Claim<LayerEvidence | null> = {
  id: 'saturating-tasks-best-below-the-top',
  place: 15,
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
    return { statistic: correlation, interval: null, count: tasks, verdict, why };
  },
};

export const layerClaims: readonly Claim<LayerEvidence | null>[] = [
  nearBestAtTop,
  saturatingBestBelowTop,
  {
    id: 'head-settings-push-information-down',
    place: 16,
    source: 'App. D',
    statement: 'Head settings that help downstream move information from the head into lower layers.',
    measure: 'change of norm and margin of each layer',
    test: () => notTestable('it takes the weights of the models'),
  },
];
