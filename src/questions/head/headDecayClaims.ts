import { sampleRankCorrelation } from 'simple-statistics';
import { groupBy } from '../../base/groupBy.ts';
import { normalQuantile } from '../../base/normal.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { taskName } from '../../results/taskName.ts';
import { shareInterval } from '../../statistics/shareInterval.ts';
import type { Claim } from '../judging/claim.ts';
import { byShare, notTestable, type Outcome } from '../judging/outcome.ts';
import { judge, MORE_OFTEN_THAN_NOT } from '../judging/verdictRules.ts';

const MISSING = 'the table names no head_weight_decay that varies while all else is held';

/** Trainings that differ in head weight decay only (the seed is held too, where it is named). */
function decaySeries(evaluations: readonly Evaluation[]): Evaluation[][] {
  const decayed = evaluations.filter(({ headWeightDecay }) => headWeightDecay !== undefined);
  const series = groupBy(decayed, ({ family, parameters, dataFraction, epochs, seed, headLearningRate }) =>
    JSON.stringify([family, parameters, dataFraction, epochs, seed, headLearningRate]),
  );
  return [...series.values()].filter((of) => new Set(of.map((e) => e.headWeightDecay)).size > 1);
}

/** Whether an accuracy moves that way with head weight decay along a series. */
function moves(series: readonly Evaluation[], accuracy: (e: Evaluation) => number, sign: 1 | -1): boolean {
  const values = series.map(accuracy);
  if (new Set(values).size < 2) return false;
  return (
    sign *
      sampleRankCorrelation(
        series.map((e) => e.headWeightDecay as number),
        values,
      ) >
    0
  );
}

export const headDecayLowersUpstream: Claim<null> = {
  id: 'head-weight-decay-lowers-upstream',
  place: 17,
  source: 'App. C',
  statement: 'More weight decay on the head alone lowers upstream accuracy.',
  measure: 'share of controlled series in which upstream accuracy falls with head weight decay',
  test(_, { tasks }) {
    const models = new Map(
      tasks.flatMap(({ evaluations }) => evaluations.map((e) => [`${e.upstream}\n${e.model}`, e])),
    );
    const series = decaySeries([...models.values()]);
    if (series.length === 0) return notTestable(MISSING);
    const clusters = series.map((of) => ({ yes: moves(of, (e) => e.upstreamAccuracy, -1) ? 1 : 0, of: 1 }));
    return byShare(clusters, 'above', MORE_OFTEN_THAN_NOT, 'series', 'series');
  },
};

export const headDecayHelpsDownstream: Claim<null> = {
  id: 'head-weight-decay-helps-some-downstream',
  place: 18,
  source: 'App. C',
  statement: 'More weight decay on the head alone raises the accuracy of some downstream tasks.',
  measure:
    'share of controlled series in which downstream accuracy rises, on the task where that is most often so',
  test(_, { tasks }): Outcome {
    const byTask = tasks.flatMap((task) => {
      const series = decaySeries(task.evaluations);
      const rises = series.map((of) => (moves(of, (e) => e.downstreamAccuracy, 1) ? 1 : 0));
      return series.length > 0 ? [{ task, clusters: rises.map((yes) => ({ yes, of: 1 })) }] : [];
    });
    if (byTask.length === 0) return notTestable(MISSING);
    // The best of m tasks is looked at: each interval has level 1 - 0.05 / m (Bonferroni).
    const z = normalQuantile(1 - 0.025 / byTask.length);
    const judged = byTask.map(({ task, clusters }) => ({ task, clusters, ...shareInterval(clusters, z) }));
    const best = judged.reduce((a, b) => ((b.share ?? 0) > (a.share ?? 0) ? b : a));
    const yes = best.clusters.reduce((sum, cluster) => sum + cluster.yes, 0);
    return {
      statistic: best.share,
      interval: best.interval && { ...best.interval, level: 1 - 0.05 / byTask.length, over: 'series' },
      count: best.clusters.length,
      verdict: judge(best.interval, 'above', MORE_OFTEN_THAN_NOT),
      why: `most often on ${taskName(best.task)}, in ${yes} of ${best.clusters.length} series; the interval allows for the choice among ${byTask.length} tasks`,
    };
  },
};
