import { groupBy } from '../../base/groupBy.ts';
import { createRandom, type Random } from '../../base/random.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { taskName } from '../../results/taskName.ts';
import { INTERVAL_Z, type Interval } from '../../statistics/interval.ts';
import { drawWeights, modelBlocks } from '../../statistics/modelBlocks.ts';
import { type ClusterMerge, clusterOrder } from './clusterOrder.ts';
import { sortValues, unitRanks, weightedProduct } from './weightedRanks.ts';

/** Bootstrap samples for each interval. */
export const RANK_DRAWS = 50;
/** Models that a correlation needs, and independent ones that an interval needs. */
const FEWEST_MODELS = 3;
const FEWEST_BLOCKS = 10;
/** Correlations closer to 1 than this are 1 but for rounding. */
const ROUNDING = 1e-12;

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
 * samples of the models (of the runs, where the table names runs); it needs fewer samples than percentiles do. All
 * pairs of tasks that have the same models share their samples.
 *
 * @param options draws 50 (0: no intervals), seed 0
 */
export function rankCorrelations(
  tasks: readonly TaskGroup[],
  { draws = RANK_DRAWS, seed = 0 }: { draws?: number; seed?: number } = {},
): RankCorrelations[] {
  const upstreams = [...new Set(tasks.map(({ upstream }) => upstream))];
  return upstreams.map((upstream) => {
    const columns = accuracyColumns(
      upstream,
      tasks.filter((task) => task.upstream === upstream),
    );
    const names = columns.map(({ name }) => name);
    const pairs = columns.flatMap((_, first) =>
      columns.slice(first).map((_, more) => ({ first, second: first + more })),
    );
    const correlations = new Map<TaskPair, PairCorrelation>();
    for (const ofPattern of groupBy(pairs, sharedPattern(columns)).values()) {
      for (const found of correlate(columns, ofPattern, () => createRandom(seed, 'ranks', upstream), draws)) {
        correlations.set(found.pair, found);
      }
    }
    const distance = names.map(() => new Float64Array(names.length));
    const rows = pairs.map((pair): RankCorrelationRow => {
      const { first, second } = pair;
      const { models, spearman, interval } = correlations.get(pair) as PairCorrelation;
      if (first !== second) distance[first][second] = distance[second][first] = 1 - (spearman ?? 0);
      const [low, high] = [interval?.low ?? null, interval?.high ?? null];
      return { upstream, first: names[first], second: names[second], models, spearman, low, high };
    });
    const { order, merges } = clusterOrder(distance);
    const mirrored = rows
      .filter((_, i) => pairs[i].first !== pairs[i].second)
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

/** A task's accuracies by model. */
interface Column {
  readonly name: string;
  /** Numbers of the models that were judged on the task, rising; and in their order what they were judged to be. */
  readonly models: Uint32Array;
  readonly accuracies: Float64Array;
  readonly evaluations: readonly Evaluation[];
}

/** Indices of two columns, the first no greater than the second. */
interface TaskPair {
  readonly first: number;
  readonly second: number;
}

interface PairCorrelation {
  readonly pair: TaskPair;
  readonly models: number;
  readonly spearman: number | null;
  readonly interval: Interval | null;
}

/** The upstream task's column, then a column a downstream task. */
function accuracyColumns(upstream: string, tasks: readonly TaskGroup[]): Column[] {
  const all = tasks.flatMap(({ evaluations }) => evaluations);
  // By name, so that a sample of models does not depend on which tasks there are beside.
  const names = [...new Set(all.map(({ model }) => model))].sort();
  const numbers = new Map(names.map((model, i) => [model, i]));
  const column = (name: string, of: readonly Evaluation[], accuracy: (e: Evaluation) => number): Column => {
    const byNumber = new Map(of.map((evaluation) => [numbers.get(evaluation.model) as number, evaluation]));
    const models = Uint32Array.from(byNumber.keys()).sort();
    const evaluations = Array.from(models, (model) => byNumber.get(model) as Evaluation);
    return { name, models, evaluations, accuracies: Float64Array.from(evaluations, accuracy) };
  };
  return [
    column(upstream, all, ({ upstreamAccuracy }) => upstreamAccuracy),
    ...tasks.map((task) =>
      column(taskName(task), task.evaluations, ({ downstreamAccuracy }) => downstreamAccuracy),
    ),
  ];
}

/** The key of the pairs whose columns are of the same models. */
function sharedPattern(columns: readonly Column[]): (pair: TaskPair) => string {
  const patterns = new Map<string, number>();
  const patternOf = columns.map(({ models }) => {
    const text = models.join();
    if (!patterns.has(text)) patterns.set(text, patterns.size);
    return patterns.get(text) as number;
  });
  return ({ first, second }) => [patternOf[first], patternOf[second]].sort((a, b) => a - b).join();
}

/** Correlations of pairs that have the same models. */
function correlate(
  columns: readonly Column[],
  pairs: readonly TaskPair[],
  startRandom: () => Random,
  draws: number,
): PairCorrelation[] {
  const first = columns[pairs[0].first];
  const common = commonModels(first.models, columns[pairs[0].second].models);
  const n = common.length;
  const places = new Map(
    [...new Set(pairs.flatMap((pair) => [pair.first, pair.second]))].map((c, i) => [c, i]),
  );
  const sorted = [...places.keys()].map((c) =>
    sortValues(Float64Array.from(placesOf(columns[c].models, common), (i) => columns[c].accuracies[i])),
  );
  const left = pairs.map((pair) => places.get(pair.first) as number);
  const right = pairs.map((pair) => places.get(pair.second) as number);
  /** Of every pair, in models that each occur as often as their weight says. */
  const spearman = (weights: Float64Array): Float64Array => {
    const ranks = sorted.map((values) => unitRanks(values, weights));
    return Float64Array.from(pairs, (_, p) =>
      settled(weightedProduct(ranks[left[p]], ranks[right[p]], weights)),
    );
  };
  const rho = spearman(new Float64Array(n).fill(1));
  const blocks = modelBlocks(Array.from(placesOf(first.models, common), (i) => first.evaluations[i]));
  const drawn = n >= FEWEST_MODELS && blocks.length >= FEWEST_BLOCKS && draws > 1 ? draws : 0;
  // Number, mean and sum of squared deviations of z over the samples of each pair (Welford 1962).
  const [count, mean, squares] = [0, 1, 2].map(() => new Float64Array(pairs.length));
  const random = startRandom();
  for (let draw = 0; draw < drawn; draw++) {
    spearman(drawWeights(blocks, n, random)).forEach((value, p) => {
      const z = Math.atanh(value);
      if (!Number.isFinite(z)) return;
      const deviation = z - mean[p];
      mean[p] += deviation / ++count[p];
      squares[p] += deviation * (z - mean[p]);
    });
  }
  return pairs.map((pair, p) => {
    const known = n >= FEWEST_MODELS && !Number.isNaN(rho[p]);
    const half = INTERVAL_Z * Math.sqrt(squares[p] / (count[p] - 1));
    const z = Math.atanh(rho[p]);
    const apart = pair.first !== pair.second && count[p] > 1 && Number.isFinite(z);
    return {
      pair,
      models: n,
      spearman: known ? rho[p] : null,
      interval: known && apart ? { low: Math.tanh(z - half), high: Math.tanh(z + half) } : null,
    };
  });
}

/** What two rising lists have in common. */
function commonModels(a: Uint32Array, b: Uint32Array): Uint32Array {
  const common: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) common.push(a[i]);
    if (a[i] <= b[j]) i++;
    else j++;
  }
  return Uint32Array.from(common);
}

/** Where some of a rising list stand in it. */
function placesOf(models: Uint32Array, some: Uint32Array): Uint32Array {
  let at = 0;
  return some.map((model) => {
    while (models[at] < model) at++;
    return at;
  });
}

/** A correlation that is 1 or -1 but for rounding, made so. */
function settled(correlation: number): number {
  return Math.abs(correlation) > 1 - ROUNDING ? Math.sign(correlation) : correlation;
}
