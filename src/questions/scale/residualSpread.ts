import { quantile } from 'simple-statistics';
import { createRandom } from '../../base/random.ts';
import { fitLaw } from '../../curves/fitLaw.ts';
import type { LawMethod } from '../../curves/lawMethod.ts';
import { predictDownstreamAccuracy } from '../../curves/saturatingLaw.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { type TaskKey, taskKey } from '../../results/taskKey.ts';
import { INTERVAL_LEVEL } from '../../statistics/interval.ts';
import { drawWeights, modelBlocks } from '../../statistics/modelBlocks.ts';

/** Bootstrap samples of each task's models. */
export const SPREAD_DRAWS = 200;
/** With fewer independent models there is no interval. */
const FEWEST_BLOCKS = 10;

/** How much of the spread of downstream accuracy a law leaves (Tab. F.3). */
export interface ResidualSpreadRow extends TaskKey {
  readonly method: LawMethod;
  readonly models: number;
  /** Standard deviation of (law - observed downstream accuracy) over all models; null where no law fits. */
  readonly residualDeviation: number | null;
  /** Standard deviation of downstream accuracy: what predicting the mean leaves. */
  readonly meanDeviation: number;
  /** The first over the second: 0 where upstream accuracy tells all, 1 where it tells nothing. */
  readonly ratio: number | null;
  /**
   * 95 % interval of the ratio, bootstrap over models (over runs where the table names runs), the law held fixed; null with
   * fewer than 10 of them.
   */
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * How much of the spread of downstream accuracy is left once upstream accuracy is known (Tab. F.3, F.18): the
 * standard deviation of (law - observed) over that of the observations, for every task and method. A shift of the law
 * (a hull lies above its models) does not count. The interval holds the law fixed.
 *
 * @param seed default 0
 */
export function residualSpread(
  tasks: readonly TaskGroup[],
  methods: readonly LawMethod[] = ['hull', 'envelope', 'all'],
  seed = 0,
): ResidualSpreadRow[] {
  return tasks.flatMap((task) => {
    const { upstream, downstream } = task.points;
    const blocks = modelBlocks(task.evaluations);
    const laws = methods.map((method) => fitLaw(task.points, method).law);
    const residuals = laws.map(
      (law) => law && upstream.map((a, i) => predictDownstreamAccuracy(law, a) - downstream[i]),
    );
    const ratioOf = (residual: Float64Array, weights?: Float64Array) => {
      const mean = deviation(downstream, weights);
      return mean > 0 ? deviation(residual, weights) / mean : null;
    };
    const random = createRandom(seed, 'residual spread', task.upstream, task.downstream, String(task.shots));
    const samples =
      blocks.length < FEWEST_BLOCKS
        ? []
        : Array.from({ length: SPREAD_DRAWS }, () => drawWeights(blocks, downstream.length, random));
    return methods.map((method, m): ResidualSpreadRow => {
      const residual = residuals[m];
      const drawn = residual ? samples.flatMap((weights) => ratioOf(residual, weights) ?? []) : [];
      const tail = (1 - INTERVAL_LEVEL) / 2;
      const end = (q: number) => (drawn.length > 0 ? quantile(drawn, q) : null);
      return {
        ...taskKey(task),
        method,
        models: downstream.length,
        residualDeviation: residual && deviation(residual),
        meanDeviation: deviation(downstream),
        ratio: residual && ratioOf(residual),
        low: end(tail),
        high: end(1 - tail),
      };
    });
  });
}

/** Standard deviation, each value counted as often as its weight says. */
function deviation(values: Float64Array, weights?: Float64Array): number {
  let [count, sum] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const weight = weights ? weights[i] : 1;
    count += weight;
    sum += weight * values[i];
  }
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (weights ? weights[i] : 1) * (values[i] - mean) ** 2;
  return Math.sqrt(squares / count);
}
