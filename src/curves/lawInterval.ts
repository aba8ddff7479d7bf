import { createRandom } from '../random.ts';
import type { AccuracyPoints } from './accuracyPoints.ts';
import { fitLaw } from './fitLaw.ts';
import type { LawMethod } from './lawMethod.ts';
import { predictDownstreamAccuracy, type SaturatingLaw } from './saturatingLaw.ts';

/** Lower and upper end. */
export type Range = readonly [low: number, high: number];

/** How sure the models make us of a law: intervals for its parameters and a band for the curve. */
export interface LawInterval {
  /** Nominal level: the share of such intervals that should hold the truth. */
  readonly level: number;
  /** How the intervals were made, in words. */
  readonly method: string;
  readonly replicates: number;
  readonly seed: number;
  readonly k: Range;
  readonly alpha: Range;
  readonly irreducibleError: Range;
  readonly saturationAccuracy: Range;
  /** Pointwise interval of the law's downstream accuracy, from the lowest upstream accuracy to 1. */
  readonly band: {
    readonly upstreamAccuracy: Float64Array;
    readonly low: Float64Array;
    readonly high: Float64Array;
  };
  /** Laws that the models leave possible, for intervals of anything else that follows from a law. */
  readonly laws: readonly SaturatingLaw[];
  /** Share of such intervals that held the true e_IR in the simulated setting that is nearest to these models. */
  readonly coverage: { readonly measured: number; readonly setting: string } | null;
  /** What a reader should know of these intervals, in plain words. */
  readonly notes: readonly string[];
}

/** Why there is no interval. */
export interface NoInterval {
  readonly reason: string;
}

export interface LawIntervalOptions {
  /** Which law the interval is for. */
  readonly method: LawMethod;
  /** Nominal level, in (0, 1); default 0.95. */
  readonly level?: number;
  /** Replicates; default 1000. */
  readonly replicates?: number;
  /** Default 0. */
  readonly seed?: number;
  /** Training run of each model (any numbers): models of one run are not independent. Default: each its own. */
  readonly runs?: ArrayLike<number>;
  /** Examples in the downstream test set, one number or one a model: the noise of a measured accuracy is then known. */
  readonly testSize?: ArrayLike<number> | number;
}

/** Intervals for one task's law, or why there are none. */
export function lawInterval(points: AccuracyPoints, options: LawIntervalOptions): LawInterval | NoInterval {
  const { method, level = 0.95, replicates = 1000, seed = 0 } = options;
  const fit = fitLaw(points, method);
  const { law } = fit;
  if (!law || !fit.identified) return { reason: fit.notes[0] };
  const clusters = new Map<number, number[]>();
  for (let i = 0; i < fit.models; i++) {
    const run = options.runs ? options.runs[i] : i;
    clusters.set(run, [...(clusters.get(run) ?? []), i]);
  }
  const runs = [...clusters.values()];
  const laws: SaturatingLaw[] = [];
  for (let r = 0; r < replicates; r++) {
    const random = createRandom(seed, 'interval', r);
    const chosen = runs.flatMap(() => runs[random.integer(runs.length)]);
    const again = fitLaw(
      {
        upstream: chosen.map((i) => points.upstream[i]),
        downstream: chosen.map((i) => points.downstream[i]),
      },
      method,
    );
    if (again.law) laws.push(again.law);
  }
  const range = (value: (law: SaturatingLaw) => number): Range => {
    const sorted = laws.map(value).sort((a, b) => a - b);
    const at = (p: number) => sorted[Math.round(p * (sorted.length - 1))];
    const [low, high, centre] = [at((1 - level) / 2), at((1 + level) / 2), value(law)];
    return [Math.min(low, 2 * centre - high), Math.max(high, 2 * centre - low)];
  };
  const irreducibleError = range((l) => l.irreducibleError).map((e) => Math.max(0, e)) as [number, number];
  let lowest = 1;
  for (let i = 0; i < fit.models; i++) lowest = Math.min(lowest, points.upstream[i]);
  const upstreamAccuracy = Float64Array.from({ length: 65 }, (_, j) => lowest + ((1 - lowest) * j) / 64);
  const band = Array.from(upstreamAccuracy, (a) => range((l) => predictDownstreamAccuracy(l, a)));
  return {
    level,
    method: `${method}, union of percentile and basic bootstrap over runs`,
    replicates,
    seed,
    k: range((l) => l.k),
    alpha: range((l) => l.alpha),
    irreducibleError,
    saturationAccuracy: [1 - irreducibleError[1], 1 - irreducibleError[0]],
    band: {
      upstreamAccuracy,
      low: Float64Array.from(band, ([low]) => low),
      high: Float64Array.from(band, ([, high]) => high),
    },
    laws,
    coverage: null,
    notes: [],
  };
}
