import { quantile } from 'simple-statistics';
import { createRandom, type Random } from '../../base/random.ts';
import type { AccuracyPoints } from '../../curves/accuracyPoints.ts';
import { fitLaw } from '../../curves/fitLaw.ts';
import { LAW_METHODS, type LawMethod } from '../../curves/lawMethod.ts';
import { predictDownstreamAccuracy, type SaturatingLaw } from '../../curves/saturatingLaw.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { type TaskKey, taskKey } from '../../results/taskKey.ts';
import { taskName } from '../../results/taskName.ts';
import type { ExtrapolationTarget } from '../splitAtCut.ts';
import { choose, splitAtCut, TARGETS } from '../splitAtCut.ts';

/** Quantile of upstream accuracy below which models are sampled. */
export const SAMPLE_CUT = 0.7;
/** Samples of each size. */
export const SAMPLE_DRAWS = 10;
/** Quantiles of the draws that bound a band. */
export const SAMPLE_BAND: readonly [number, number] = [0.1, 0.9];
/** Smallest sample, and how each next one grows; the largest is all models below the cut. */
const SMALLEST_SAMPLE = 10;
const SAMPLE_GROWTH = 10 ** 0.5;

/**
 * Errors of the law fitted to a random sample of the models below a cut in upstream accuracy (Fig. 3). Each draw
 * has one root mean square error; a row sums up the draws by their median and a band of quantiles.
 */
export interface SampleSizeRow extends TaskKey {
  readonly method: LawMethod;
  /** What is predicted, and compared with the fit: hull vertices of all models, or all models. */
  readonly target: ExtrapolationTarget;
  /** Models sampled below the cut. */
  readonly models: number;
  readonly draws: number;
  /** Draws in which no law fitted; they count in no error. */
  readonly withoutLaw: number;
  /** RMSE of (law - observed downstream accuracy) above the cut; null where no draw had a law. */
  readonly predictionError: number | null;
  readonly predictionErrorLow: number | null;
  readonly predictionErrorHigh: number | null;
  /** RMSE of (law - observed downstream accuracy) over the fitted points: hull vertices of the sample, or its models. */
  readonly fittingError: number | null;
  readonly fittingErrorLow: number | null;
  readonly fittingErrorHigh: number | null;
}

/** What `sampleSize` found. */
export interface SampleSizeResult {
  /** Quantile of upstream accuracy below which models are sampled and fitted. */
  readonly cut: number;
  /** Quantiles of the draws between which the bands run. */
  readonly band: readonly [low: number, high: number];
  readonly seed: number;
  readonly rows: readonly SampleSizeRow[];
  readonly notes: readonly string[];
}

export interface SampleSizeOptions {
  readonly cut?: number;
  readonly draws?: number;
  readonly seed?: number;
  readonly methods?: readonly LawMethod[];
}

/**
 * How the law's errors depend on the number of models (Fig. 3, F.6-F.16): draws samples of models below a cut in
 * upstream accuracy, fits the law to each, and holds it against what was fitted and against what lies above the cut.
 * Samples of one size share no more than chance has it; the largest is all models below the cut, drawn once.
 *
 * @param options cut 0.7, draws 10, seed 0, methods hull, envelope and all
 * @throws RangeError for draws that are no whole number above 0
 */
export function sampleSize(tasks: readonly TaskGroup[], options: SampleSizeOptions = {}): SampleSizeResult {
  const { cut = SAMPLE_CUT, draws = SAMPLE_DRAWS, seed = 0, methods = LAW_METHODS } = options;
  if (!(Number.isInteger(draws) && draws > 0)) throw new RangeError(`draws is ${draws}; expected 1 or more`);
  const notes: string[] = [];
  const rows = tasks.flatMap((task) => {
    const split = splitAtCut(task.points, cut);
    const available = split?.fitted.upstream.length ?? 0;
    if (!split || available < SMALLEST_SAMPLE) {
      notes.push(`${taskName(task)}: ${available} models below the cut; samples need ${SMALLEST_SAMPLE}`);
      return [];
    }
    return sampleSizes(available).flatMap((models) => {
      const count = models === available ? 1 : draws;
      const errors = Array.from({ length: count }, (_, draw) => {
        const random = createRandom(
          seed,
          'sample size',
          task.upstream,
          task.downstream,
          String(task.shots),
          models,
          draw,
        );
        return drawErrors(split.fitted, split.heldOut, sample(available, models, random), methods);
      });
      return methods.flatMap((method, m) =>
        TARGETS.map((target): SampleSizeRow => {
          const known = errors.flatMap((draw) => draw[m] ?? []);
          return {
            ...taskKey(task),
            method,
            target,
            models,
            draws: count,
            withoutLaw: count - known.length,
            ...named(
              'predictionError',
              known.map((e) => e.prediction[target]),
            ),
            ...named(
              'fittingError',
              known.map((e) => e.fitting[target]),
            ),
          };
        }),
      );
    });
  });
  return { cut, band: SAMPLE_BAND, seed, rows, notes };
}

/** 10, 32, 100, 316 ... and all. */
function sampleSizes(available: number): number[] {
  const sizes: number[] = [];
  for (let size = SMALLEST_SAMPLE; Math.round(size) < available; size *= SAMPLE_GROWTH)
    sizes.push(Math.round(size));
  return [...sizes, available];
}

/** So many of n indices, without replacement (Fisher and Yates). */
function sample(n: number, size: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = 0; i < size; i++) {
    const j = i + random.integer(n - i);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order.subarray(0, size);
}

type ByTarget<T> = Record<ExtrapolationTarget, T>;

/** Errors of one draw by method; null where no law fits. */
function drawErrors(
  below: AccuracyPoints,
  heldOut: ByTarget<AccuracyPoints>,
  chosen: Uint32Array,
  methods: readonly LawMethod[],
): ({ prediction: ByTarget<number>; fitting: ByTarget<number> } | null)[] {
  const points = choose(below, chosen);
  return methods.map((method) => {
    const { law, hull } = fitLaw(points, method);
    if (!law) return null;
    const fitted = { hull: choose(points, hull), all: points };
    return {
      prediction: { hull: rmse(law, heldOut.hull), all: rmse(law, heldOut.all) },
      fitting: { hull: rmse(law, fitted.hull), all: rmse(law, fitted.all) },
    };
  });
}

function rmse(law: SaturatingLaw, { upstream, downstream }: AccuracyPoints): number {
  let sum = 0;
  for (let i = 0; i < upstream.length; i++) {
    sum += (predictDownstreamAccuracy(law, upstream[i]) - downstream[i]) ** 2;
  }
  return Math.sqrt(sum / upstream.length);
}

/** Median and band of some errors under a name. */
function named<Name extends 'predictionError' | 'fittingError'>(name: Name, errors: readonly number[]) {
  const [middle, low, high] =
    errors.length === 0 ? [null, null, null] : [0.5, ...SAMPLE_BAND].map((q) => quantile([...errors], q));
  return { [name]: middle, [`${name}Low`]: low, [`${name}High`]: high } as Record<
    Name | `${Name}Low` | `${Name}High`,
    number | null
  >;
}
