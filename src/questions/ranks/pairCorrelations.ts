import { groupBy } from '../../base/groupBy.ts';
import type { Random } from '../../base/random.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { INTERVAL_Z, type Interval } from '../../statistics/interval.ts';
import { drawWeights, modelBlocks } from '../../statistics/modelBlocks.ts';
import { sortValues, unitRanks, weightedProduct } from './weightedRanks.ts';

/** Models that a correlation needs, and independent ones that an interval needs. */
const FEWEST_MODELS = 3;
const FEWEST_BLOCKS = 10;
/** Correlations closer to 1 than this are 1 but for rounding. */
const ROUNDING = 1e-12;

/** A task's accuracies by model. */
export interface Column {
  readonly name: string;
  /** Numbers of the models that were judged on the task, rising; and in their order what they were judged to be. */
  readonly models: Uint32Array;
  readonly accuracies: Float64Array;
  readonly evaluations: readonly Evaluation[];
}

/** Indices of two columns, the first no greater than the second. */
export interface TaskPair {
  readonly first: number;
  readonly second: number;
}

/** What was found for a pair. */
export interface PairCorrelation {
  /** Models that both columns have. */
  readonly models: number;
  readonly spearman: number | null;
  readonly interval: Interval | null;
}

/**
 * Spearman rank correlation of each pair over the models that both columns have, in the order of the pairs. All pairs that
 * have the same models share their bootstrap samples, and each such set of models starts the same stream, so that a pair's
 * interval does not depend on which other pairs there are.
 *
 * @param draws bootstrap samples; below 2: no intervals
 */
export function pairCorrelations(
  columns: readonly Column[],
  pairs: readonly TaskPair[],
  startRandom: () => Random,
  draws: number,
): PairCorrelation[] {
  const found = new Map<TaskPair, PairCorrelation>();
  for (const ofPattern of groupBy(pairs, sharedPattern(columns)).values()) {
    correlate(columns, ofPattern, startRandom(), draws).forEach((one, p) => {
      found.set(ofPattern[p], one);
    });
  }
  return pairs.map((pair) => found.get(pair) as PairCorrelation);
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
  random: Random,
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
  for (let draw = 0; draw < drawn; draw++) {
    spearman(drawWeights(blocks, n, random)).forEach((value, p) => {
      const z = Math.atanh(value);
      if (!Number.isFinite(z)) return;
      const deviation = z - mean[p];
      mean[p] += deviation / ++count[p];
      squares[p] += deviation * (z - mean[p]);
    });
  }
  return pairs.map(({ first: a, second: b }, p) => {
    const known = n >= FEWEST_MODELS && !Number.isNaN(rho[p]);
    const half = INTERVAL_Z * Math.sqrt(squares[p] / (count[p] - 1));
    const z = Math.atanh(rho[p]);
    const apart = a !== b && count[p] > 1 && Number.isFinite(z);
    return {
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
