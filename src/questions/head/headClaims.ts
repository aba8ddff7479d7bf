import { groupBy } from '../../base/groupBy.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import type { Claim } from '../judging/claim.ts';
import { byShare, notTestable, type Outcome } from '../judging/outcome.ts';
import { MORE_OFTEN_THAN_NOT } from '../judging/verdictRules.ts';
import { alongDecay, decaySeries } from './headSeries.ts';
import { experimentName, settingText } from './tradeOffFigure.ts';
import { LITTLE_UPSTREAM } from './tradeOffRule.ts';
import { type TradeOff, tradeOffs } from './tradeOffs.ts';

const MISSING = 'the table names no head_weight_decay that varies while all else is held';
const UNPAIRED =
  'no setting of the head (head_weight_decay, head_learning_rate) has three seeds in common with the usual one, all else held';

const headDecayLowersUpstream: Claim<readonly TradeOff[] | null> = {
  id: 'head-weight-decay-lowers-upstream',
  place: 18,
  source: 'App. C',
  statement: 'More weight decay on the head alone lowers upstream accuracy.',
  measure: 'share of controlled series in which upstream accuracy falls with head weight decay',
  test(_, { tasks }) {
    const byUpstream = groupBy(tasks, ({ upstream }) => upstream);
    const series = decaySeries([...byUpstream.values()].flatMap(oneOfEachModel));
    if (series.length === 0) return notTestable(MISSING);
    const clusters = series.map((of) => ({
      yes: alongDecay(of, (e) => e.upstreamAccuracy) < 0 ? 1 : 0,
      of: 1,
    }));
    return byShare(clusters, 'above', MORE_OFTEN_THAN_NOT, 'series', 'series');
  },
};

/** Any one evaluation of every model: upstream accuracies and settings are the same in all. */
function oneOfEachModel(tasks: readonly TaskGroup[]): Evaluation[] {
  const models = new Map<string, Evaluation>();
  for (const { evaluations } of tasks) {
    for (const evaluation of evaluations) models.set(evaluation.model, evaluation);
  }
  return [...models.values()];
}

/** Judges one kind of trade-off over all experiments; the level of each allows for their number (Bonferroni). */
function tradeOffClaim(
  kind: 'bought' | 'free',
  about: { id: string; place: number; statement: string; measure: string },
): Claim<readonly TradeOff[] | null> {
  return {
    ...about,
    source: 'App. C',
    test(found, { tasks }): Outcome {
      if (!found || found.length === 0) return notTestable(UNPAIRED);
      const level = 1 - 0.05 / found.length;
      const judged = found.length > 1 ? tradeOffs(tasks, level) : found;
      const supported = judged.filter((one) => one[kind].verdict === 'supported');
      const [best] = [...(supported.length > 0 ? supported : judged)].sort(
        (a, b) => largestGain(b, kind).gainInterval.low - largestGain(a, kind).gainInterval.low,
      );
      const effect = largestGain(best, kind);
      const { power } = [...judged].sort((a, b) => b[kind].power.probability - a[kind].power.probability)[0][
        kind
      ];
      return {
        statistic: effect.gain,
        interval: { ...effect.gainInterval, level, over: 'seeds' },
        count: judged.length,
        verdict: supported.length > 0 ? 'supported' : 'inconclusive',
        power,
        why:
          `so in ${supported.length} of ${judged.length} experiments; ${settingText(effect, best)} on ${effect.downstream} ` +
          `(${experimentName(best)}), upstream accuracy changed by ${(100 * effect.upstreamChange).toFixed(1)} points; ` +
          'the interval allows for the choice among settings, tasks and experiments',
      };
    },
  };
}

/** The effect that speaks most for a claim. */
function largestGain({ effects }: TradeOff, kind: 'bought' | 'free') {
  const fits = effects.filter(({ upstreamInterval: { low, high } }) =>
    kind === 'bought' ? high < 0 : low > -LITTLE_UPSTREAM,
  );
  const among = fits.length > 0 ? fits : effects;
  return among.reduce((best, effect) => (effect.gainInterval.low > best.gainInterval.low ? effect : best));
}

export const headClaims: readonly Claim<readonly TradeOff[] | null>[] = [
  headDecayLowersUpstream,
  tradeOffClaim('bought', {
    id: 'head-buys-downstream-with-upstream',
    place: 19,
    statement: 'Some settings of the head hurt upstream and help some downstream task.',
    measure: 'gain of one setting on one task where upstream accuracy surely falls, seeds paired',
  }),
  tradeOffClaim('free', {
    id: 'head-better-at-little-lost',
    place: 20,
    statement: 'Some setting of the head helps a downstream task at little upstream accuracy lost.',
    measure:
      'gain of one setting on one task where upstream accuracy surely falls by less than two points, seeds paired',
  }),
];
