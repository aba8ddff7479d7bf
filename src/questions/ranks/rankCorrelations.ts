import { createRandom } from '../../base/random.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { taskName } from '../../results/taskName.ts';
import { type ClusterMerge, clusterOrder } from './clusterOrder.ts';
import { type Column, pairCorrelations } from './pairCorrelations.ts';

/** Bootstrap samples for each interval. */
export const RANK_DRAWS = 50;

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
    const columns = accuracyColumns(
      upstream,
      tasks.filter((task) => task.upstream === upstream),
    );
    const names = columns.map(({ name }) => name);
    const pairs = columns.flatMap((_, first) =>
      columns.slice(first).map((_, more) => ({ first, second: first + more })),
    );
    const startRandom = () => createRandom(seed, 'ranks', upstream);
    const found = pairCorrelations(columns, pairs, startRandom, draws);
    const distance = names.map(() => new Float64Array(names.length));
    const rows = pairs.map(({ first, second }, p): RankCorrelationRow => {
      const { models, spearman, interval } = found[p];
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
