import { createRandom } from '../base/random.ts';
import { studentT } from '../base/studentT.ts';
import { lastBest } from './lastBest.ts';

/** Parts that the test examples are divided into to choose the best layer on some and score it on the others. */
export const FOLDS = 10;
const LEVEL = 0.95;

/** Whether each test example was predicted rightly (1) or not (0). */
export interface LayerHits {
  readonly layer: string;
  /** One array a seed, the same examples in the same order for all layers. */
  readonly hits: readonly Uint8Array[];
}

/** The best layer and what it gains over the top one. */
export interface BestLayer {
  /** The layer with the best accuracy on all test examples (the higher one of equal ones). */
  readonly layer: string;
  /** Accuracy that choosing a layer gains over the top layer, on examples that it was not chosen on. */
  readonly gainOverTop: number;
  /** 95 % confidence interval of the gain; null where it could not be estimated. */
  readonly interval: readonly [number, number] | null;
  /** How the interval was made, or why there is none. */
  readonly method: string;
  /** Layers chosen on parts of the examples, with how often each was. */
  readonly chosen: readonly { readonly layer: string; readonly times: number }[];
}

/**
 * The best layer of a model on a task, and its gain over the top layer without the optimism of choosing and scoring on the
 * same samples: the test examples are divided into ten parts at random; for each part and seed the layer is chosen by its
 * accuracy on the nine other parts with the other seeds' supports, and scored here. An example's gain is (hit by the chosen layer) - (hit by the top layer).
 *
 * The interval is for other test examples *and* other supports. Seeds and examples are crossed: with S seeds, n examples
 * and d_si = m + seed_s + example_i + rest_si, the mean's variance is (MS_seeds + MS_examples - MS_rest) / (S n), from the
 * mean squares of a two-way table (Searle, Casella and McCulloch 1992, section 4.3) with Satterthwaite's (1946) degrees of
 * freedom. With one seed only the examples vary.
 *
 * @param layers from the lowest to the top one
 * @param seed of the random division
 */
export function bestLayer(layers: readonly LayerHits[], seed: number): BestLayer {
  const top = layers.length - 1;
  const seeds = layers[top].hits.length;
  const examples = layers[top].hits[0].length;
  const fold = randomFolds(examples, seed);
  const totals = layers.map(({ hits }) => hits.map((row) => foldTotals(row, fold)));
  const best = lastBest(totals.map((bySeed) => sum(bySeed.flat())));
  const used = Math.min(FOLDS, examples);
  const choices = layers[top].hits.map((_, s) =>
    Array.from({ length: used }, (_, part) =>
      lastBest(
        totals.map((bySeed) =>
          sum(
            bySeed.filter((_, other) => seeds === 1 || other !== s).map((parts) => sum(parts) - parts[part]),
          ),
        ),
      ),
    ),
  );
  const chosen = layers.flatMap(({ layer }, l) => {
    const times = choices.flat().filter((choice) => choice === l).length;
    return times > 0 ? [{ layer, times }] : [];
  });
  const gains = layers[top].hits.map((topHits, s) =>
    Float64Array.from(topHits, (hit, i) => layers[choices[s][fold[i]]].hits[s][i] - hit),
  );
  const common = { layer: layers[best].layer, chosen };
  if (choices.flat().every((choice) => choice === top)) {
    return { ...common, gainOverTop: 0, interval: null, method: 'the top layer is the best' };
  }
  return { ...common, ...meanOfCrossed(gains, seeds, examples) };
}

function meanOfCrossed(gains: readonly Float64Array[], seeds: number, examples: number) {
  const bySeed = gains.map((row) => row.reduce((sum, gain) => sum + gain, 0) / examples);
  const byExample = gains[0].map((_, i) => gains.reduce((sum, row) => sum + row[i], 0) / seeds);
  const mean = bySeed.reduce((sum, gain) => sum + gain, 0) / seeds;
  if (examples < 2)
    return { gainOverTop: mean, interval: null, method: 'no interval: a single test example' };
  const squares = (values: ArrayLike<number>) =>
    Array.from(values).reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const msExamples = (seeds * squares(byExample)) / (examples - 1);
  let variance = msExamples / (seeds * examples);
  let freedom = examples - 1;
  if (seeds > 1) {
    const msSeeds = (examples * squares(bySeed)) / (seeds - 1);
    let rest = 0;
    gains.forEach((row, s) => {
      for (let i = 0; i < examples; i++) rest += (row[i] - bySeed[s] - byExample[i] + mean) ** 2;
    });
    const msRest = rest / ((seeds - 1) * (examples - 1));
    // Never less than what the examples alone, or the seeds alone, say.
    const total = Math.max(msSeeds + msExamples - msRest, msExamples, msSeeds);
    variance = total / (seeds * examples);
    const spread =
      msSeeds ** 2 / (seeds - 1) +
      msExamples ** 2 / (examples - 1) +
      msRest ** 2 / ((seeds - 1) * (examples - 1));
    freedom = spread > 0 ? Math.max(1, total ** 2 / spread) : examples - 1;
  }
  const half = studentT(LEVEL, freedom) * Math.sqrt(variance);
  const over =
    seeds > 1
      ? `${seeds} supports and ${examples} test examples`
      : `${examples} test examples, for this support`;
  return {
    gainOverTop: mean,
    interval: [mean - half, mean + half] as const,
    method: `layer chosen on other ${seeds > 1 ? 'supports and ' : ''}test examples than it is scored on (${FOLDS} parts); 95 % interval over ${over}`,
  };
}

/** A part for every example, of equal sizes, at random. */
function randomFolds(examples: number, seed: number): Uint8Array {
  const random = createRandom(seed, 'folds');
  const fold = Uint8Array.from({ length: examples }, (_, i) => i % FOLDS);
  for (let i = examples - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [fold[i], fold[j]] = [fold[j], fold[i]];
  }
  return fold;
}

/** Hits in every part. */
function foldTotals(hits: Uint8Array, fold: Uint8Array): number[] {
  const totals = new Array<number>(FOLDS).fill(0);
  for (let i = 0; i < hits.length; i++) totals[fold[i]] += hits[i];
  return totals;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
