import { sampleStandardDeviation } from 'simple-statistics';
import { createRandom } from '../../base/random.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { taskName } from '../../results/taskName.ts';
import { INTERVAL_Z, type Interval } from '../../statistics/interval.ts';
import { drawWeights, modelBlocks } from '../../statistics/modelBlocks.ts';
import { type ClusterMerge, clusterOrder } from './clusterOrder.ts';
import { sortValues, weightedCorrelation, weightedRanks } from './weightedRanks.ts';

/** Bootstrap samples for each interval. */
export const RANK_DRAWS = 50;
/** Models that a correlation needs, and independent ones that an interval needs. */
const FEWEST_MODELS = 3;
const FEWEST_BLOCKS = 10;

/** Spearman rank correlation of two tasks over the models that both were evaluated on (F.20, F.21). */
export interface RankCorrelationRow {
  readonly upstream: string;
  /** Names of the two tasks: 'birds', 'birds (25 shots)', or the upstream task's own name. */
  readonly first: string;
  readonly second: string;
  readonly models: number;
  /** Ties share their mean rank; null with fewer than 3 models or no spread. */
  readonly spearman: number | null;
  /** 95 % interval, bootstrap over models (over runs where the table names runs). */
  readonly low: number | null;
  readonly high: number | null;
}

/** What `rankCorrelations` found for one upstream task. */
export interface RankCorrelations {
  readonly upstream: string;
  /** Tasks in the order for a heat map: similar ones side by side; the upstream task among them. */
  readonly order: readonly string[];
  readonly merges: readonly ClusterMerge[];
  /** Every ordered pair, the diagonal too, so that a heat map needs nothing more. */
  readonly rows: readonly RankCorrelationRow[];
  readonly seed: number;
  readonly notes: readonly string[];
}

/**
 * Spearman rank correlations between all downstream tasks of an upstream task, and of each with upstream accuracy
 * (F.20, F.21), over the models that both were evaluated on.
 *
 * An interval is z +- 1.96 s on Fisher's axis z = atanh(rho), with s the standard deviation of z over bootstrap
 * samples of the models (of the runs, where the table names runs); it needs fewer samples than percentiles do.
 *
 * @param options draws 50 (0: no intervals), seed 0
 */
export function rankCorrelations(
  tasks: readonly TaskGroup[],
  { draws = RANK_DRAWS, seed = 0 }: { draws?: number; seed?: number } = {},
): RankCorrelations[] {
  const upstreams = [...new Set(tasks.map(({ upstream }) => upstream))];
  return upstreams.map((upstream) => {
    const ofUpstream = tasks.filter((task) => task.upstream === upstream);
    const columns = accuracyColumns(upstream, ofUpstream);
    const rows = columns.flatMap((first, i) =>
      columns.slice(i).map((second) => correlate(first, second, { upstream, draws, seed })),
    );
    const at = (a: string, b: string) =>
      rows.find(({ first, second }) => (first === a && second === b) || (first === b && second === a));
    const names = columns.map(({ name }) => name);
    const { order, merges } = clusterOrder(
      names.map((a) => names.map((b) => (a === b ? 0 : 1 - (at(a, b)?.spearman ?? 0)))),
    );
    const mirrored = rows
      .filter(({ first, second }) => first !== second)
      .map((row) => ({ ...row, first: row.second, second: row.first }));
    const unknown = rows.filter(({ spearman }) => spearman === null);
    return {
      upstream,
      order: order.map((i) => names[i]),
      merges,
      rows: [...rows, ...mirrored],
      seed,
      notes: unknown.map(
        ({ first, second, models }) => `${first}, ${second}: no correlation (${models} models in common)`,
      ),
    };
  });
}

/** A task's accuracy by model. */
interface Column {
  readonly name: string;
  readonly byModel: ReadonlyMap<string, { accuracy: number; evaluation: Evaluation }>;
}

/** The upstream task's column, then a column a downstream task. */
function accuracyColumns(upstream: string, tasks: readonly TaskGroup[]): Column[] {
  const column = (name: string, of: readonly Evaluation[], accuracy: (e: Evaluation) => number): Column => ({
    name,
    byModel: new Map(
      of.map((evaluation) => [evaluation.model, { accuracy: accuracy(evaluation), evaluation }]),
    ),
  });
  return [
    column(
      upstream,
      tasks.flatMap(({ evaluations }) => evaluations),
      ({ upstreamAccuracy }) => upstreamAccuracy,
    ),
    ...tasks.map((task) =>
      column(taskName(task), task.evaluations, ({ downstreamAccuracy }) => downstreamAccuracy),
    ),
  ];
}

function correlate(
  first: Column,
  second: Column,
  { upstream, draws, seed }: { upstream: string; draws: number; seed: number },
): RankCorrelationRow {
  const common = [...first.byModel].filter(([model]) => second.byModel.has(model));
  const x = Float64Array.from(common, ([, { accuracy }]) => accuracy);
  const y = Float64Array.from(common, ([model]) => second.byModel.get(model)?.accuracy ?? 0);
  const n = common.length;
  const [sortedX, sortedY] = [sortValues(x), sortValues(y)];
  const spearman = (weights: ArrayLike<number>) =>
    weightedCorrelation(weightedRanks(sortedX, weights), weightedRanks(sortedY, weights), weights);
  const rho = n < FEWEST_MODELS ? Number.NaN : spearman(new Float64Array(n).fill(1));
  let interval: Interval | null = null;
  const blocks = modelBlocks(common.map(([, { evaluation }]) => evaluation));
  if (first !== second && draws > 1 && blocks.length >= FEWEST_BLOCKS && Math.abs(rho) < 1) {
    const random = createRandom(seed, 'ranks', upstream, first.name, second.name);
    const drawn = Array.from({ length: draws }, () => Math.atanh(spearman(drawWeights(blocks, n, random))));
    const half = INTERVAL_Z * sampleStandardDeviation(drawn.filter(Number.isFinite));
    interval = { low: Math.tanh(Math.atanh(rho) - half), high: Math.tanh(Math.atanh(rho) + half) };
  }
  return {
    upstream,
    first: first.name,
    second: second.name,
    models: n,
    spearman: Number.isNaN(rho) ? null : rho,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}
