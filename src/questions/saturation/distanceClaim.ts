import { mean, sampleRankCorrelation } from 'simple-statistics';
import { createRandom, type Random } from '../../base/random.ts';
import { DISTANCES, declaredDistance } from '../../results/declaredDistance.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { perTask } from '../../statistics/perTask.ts';
import type { Claim } from '../judging/claim.ts';
import { correlationPower } from '../judging/claimPower.ts';
import { notTestable } from '../judging/outcome.ts';
import { SIGNIFICANT } from '../judging/verdictRules.ts';
import { sortValues, unitRanks } from '../ranks/weightedRanks.ts';

const PERMUTATIONS = 9999;
/** Correlations closer than this are the same but for rounding. */
const ROUNDING = 1e-12;
/** Fewer tasks say nothing about a rank correlation. */
const FEWEST_TASKS = 5;

/** Distance of every task of one upstream task, and how closely its accuracy follows upstream accuracy. */
interface UpstreamTasks {
  readonly distances: number[];
  readonly follows: number[];
}

/**
 * Tests that nearer tasks follow upstream accuracy more closely: Spearman's correlation, over the tasks of one upstream task,
 * of the declared distance with the rank correlation of downstream and upstream accuracy over models (mean over shots); the
 * mean over upstream tasks, by their number of tasks. By permutation of the distances within each upstream task.
 */
export function distanceTrend(tasks: readonly TaskGroup[], random: Random) {
  const groups = new Map<string, UpstreamTasks>();
  for (const ofTask of perTask(tasks)) {
    const distance = declaredDistance(ofTask[0]);
    const follows = ofTask.map(({ points: { upstream, downstream } }) =>
      upstream.length > 1 ? sampleRankCorrelation([...upstream], [...downstream]) : Number.NaN,
    );
    if (!distance || !follows.every(Number.isFinite)) continue;
    const group = groups.get(ofTask[0].upstream) ?? { distances: [], follows: [] };
    groups.set(ofTask[0].upstream, group);
    group.distances.push(DISTANCES.indexOf(distance));
    group.follows.push(mean(follows));
  }
  const ranked = [...groups.values()]
    .filter(({ distances, follows }) => new Set(distances).size > 1 && new Set(follows).size > 1)
    .map((of) => ({ distances: ranksOf(of.distances), follows: ranksOf(of.follows) }));
  const count = ranked.reduce((sum, { distances }) => sum + distances.length, 0);
  if (count < FEWEST_TASKS) return null;
  // Spearman's correlation is the product of centred ranks of length 1, which a permutation leaves as they are.
  const statistic = () => {
    let sum = 0;
    for (const { distances, follows } of ranked) {
      let product = 0;
      for (let i = 0; i < distances.length; i++) product += distances[i] * follows[i];
      sum += distances.length * product;
    }
    return sum / count;
  };
  const correlation = statistic();
  let [asLow, asHigh] = [1, 1];
  for (let i = 0; i < PERMUTATIONS; i++) {
    for (const { distances } of ranked) shuffle(distances, random);
    const other = statistic();
    if (other <= correlation + ROUNDING) asLow++;
    if (other >= correlation - ROUNDING) asHigh++;
  }
  const [pValue, pValueOtherWay] = [asLow / (PERMUTATIONS + 1), asHigh / (PERMUTATIONS + 1)];
  return { correlation, pValue, pValueOtherWay, tasks: count, upstreams: ranked.length };
}

function ranksOf(values: readonly number[]): Float64Array {
  return unitRanks(sortValues(values), new Float64Array(values.length).fill(1));
}

function shuffle(values: Float64Array, random: Random): void {
  for (let at = values.length - 1; at > 0; at--) {
    const other = random.integer(at + 1);
    [values[at], values[other]] = [values[other], values[at]];
  }
}

export const nearerFollowUpstream: Claim<null> = {
  id: 'nearer-tasks-follow-upstream',
  place: 4,
  source: 'Fig. 1',
  statement:
    'The nearer a downstream task is to the upstream one, the more of its accuracy follows upstream accuracy.',
  measure:
    "Spearman's rank correlation over tasks of the declared distance with how downstream accuracy follows upstream accuracy (rank correlation over models)",
  test(_, { tasks, seed }) {
    const trend = distanceTrend(tasks, createRandom(seed, 'distance trend'));
    if (!trend) {
      return notTestable(
        'it takes five tasks whose distances (column distance: near, mid or far) differ for one upstream task',
      );
    }
    const { correlation, pValue, pValueOtherWay, tasks: count, upstreams } = trend;
    return {
      statistic: correlation,
      interval: null,
      count,
      verdict:
        pValue < SIGNIFICANT ? 'supported' : pValueOtherWay < SIGNIFICANT ? 'contradicted' : 'inconclusive',
      power: correlationPower(count),
      why: `p = ${pValue.toFixed(4)} for one so low by chance; ${count} tasks of ${upstreams} upstream ${upstreams === 1 ? 'task' : 'tasks'}, distances permuted within each`,
    };
  },
};
