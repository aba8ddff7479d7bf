import { createRandom } from '../../base/random.ts';
import type { AccuracyPoints } from '../accuracyPoints.ts';
import {
  type CoverageSetting,
  type MeasuredCoverage,
  measuredCoverage,
} from '../coverage/measuredCoverage.ts';
import { fitLaw, type LawFit } from '../fitLaw.ts';
import { type FrontierPosterior, frontierPosterior } from '../frontier/frontierPosterior.ts';
import type { LawMethod } from '../lawMethod.ts';
import type { SaturatingLaw } from '../saturatingLaw.ts';
import { bootstrapLaws } from './bootstrapLaws.ts';
import { INTERVAL_DEFAULTS } from './intervalDefaults.ts';
import { lawBand, type Range, rangeOf } from './lawBand.ts';

/** How sure the models make us of a law: intervals for its parameters and a band for the curve. */
export interface LawInterval {
  /** Nominal level: the share of such intervals that should hold the truth. */
  readonly level: number;
  /** How the intervals were made, in words. */
  readonly method: string;
  /** Laws drawn, and the seed they were drawn with. */
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
  /** The laws drawn, for an interval of anything else that follows from a law: take quantiles over them. */
  readonly laws: readonly SaturatingLaw[];
  /**
   * Share of such intervals that held the true e_IR in the nearest simulated setting (`npm run bench -- coverage`);
   * null where none is near, or for another level than the one that was simulated.
   */
  readonly coverage: MeasuredCoverage | null;
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
  /** Laws to draw, 100 or more; default 1000. */
  readonly replicates?: number;
  /** Default 0. */
  readonly seed?: number;
  /** Training run of each model (any numbers): models of one run are not independent. Default: each its own. */
  readonly runs?: ArrayLike<number>;
  /** Examples in the downstream test set, one number or one a model. Default: accuracies count as exact. */
  readonly testSize?: ArrayLike<number> | number;
}

/**
 * Intervals for one task's law: k, alpha, e_IR, the saturation value and the curve itself; or why there are none.
 *
 * For `hull` and `envelope`, whose law is the frontier of the models, the laws are drawn from a posterior (see
 * `FrontierLikelihood`), which knows that the frontier lies beyond the best models, how far beyond by how models thin
 * out towards it, and, given `testSize`, that noise carries some of them across. Both methods estimate that frontier,
 * so both get the same interval, and an estimate may lie outside of it. A bootstrap of the hull's vertices would hold
 * the truth hardly ever: no resample has a model beyond the best ones. For `all`, least squares through the average
 * model, it is the percentile bootstrap over runs.
 *
 * @param points accuracies as fractions
 * @throws RangeError for accuracies that are not fractions, or options out of their range
 * @example
 * const upstream = Array.from({ length: 60 }, (_, i) => 0.3 + 0.01 * i);
 * const downstream = upstream.map((a, i) => 0.9 - 0.8 * (1 - a) ** 2 - 0.01 * ((7 * i) % 10));
 * const interval = lawInterval({ upstream, downstream }, { method: 'envelope' });
 * 'reason' in interval ? interval.reason : interval.irreducibleError.map((e) => e.toFixed(2)) // ['0.01', '0.11']
 */
export function lawInterval(points: AccuracyPoints, options: LawIntervalOptions): LawInterval | NoInterval {
  return lawIntervals(points, [options.method], options)[0];
}

/** Intervals for the laws of several methods; the frontier's laws are drawn once for all of them. */
export function lawIntervals(
  points: AccuracyPoints,
  methods: readonly LawMethod[],
  options: Omit<LawIntervalOptions, 'method'>,
): (LawInterval | NoInterval)[] {
  const { level, replicates, seed } = withDefaults(options);
  checkOptions(points, { ...options, level, replicates });
  let frontier: FrontierPosterior | NoInterval | undefined;
  return methods.map((method) => {
    const fit = fitLaw(points, method);
    if (!fit.law || !fit.identified) return { reason: fit.notes[0] };
    if (method === 'all') {
      const drawn = bootstrap(points, replicates, seed, options.runs);
      return 'reason' in drawn ? drawn : intervalOf(points, fit, drawn, options);
    }
    frontier ??= frontierPosterior(points, options, replicates, createRandom(seed, 'frontier'));
    return 'reason' in frontier ? { reason: frontier.reason } : intervalOf(points, fit, frontier, options);
  });
}

function withDefaults(options: Omit<LawIntervalOptions, 'method'>) {
  const { level, replicates, seed } = INTERVAL_DEFAULTS;
  return {
    level: options.level ?? level,
    replicates: options.replicates ?? replicates,
    seed: options.seed ?? seed,
  };
}

function intervalOf(
  points: AccuracyPoints,
  fit: LawFit,
  { laws, setting, words, notes }: Drawn,
  options: Omit<LawIntervalOptions, 'method'>,
): LawInterval {
  const { level, replicates, seed } = withDefaults(options);
  const irreducibleError = rangeOf(laws, level, (law) => law.irreducibleError, 0);
  const coverage = setting && level === INTERVAL_DEFAULTS.level ? measuredCoverage(setting) : null;
  return {
    level,
    method: words,
    replicates,
    seed,
    k: rangeOf(laws, level, (law) => law.k),
    alpha: rangeOf(laws, level, (law) => law.alpha),
    irreducibleError,
    saturationAccuracy: [1 - irreducibleError[1], 1 - irreducibleError[0]],
    band: lawBand(laws, level, points.upstream),
    laws,
    coverage,
    notes: [...notes, ...outside(fit, irreducibleError), ...tooRare(coverage, level)],
  };
}

/** Laws drawn, in which setting their coverage was measured, and how they were drawn in words. */
interface Drawn {
  readonly laws: readonly SaturatingLaw[];
  readonly setting: CoverageSetting | null;
  readonly words: string;
  readonly notes: readonly string[];
}

function bootstrap(
  points: AccuracyPoints,
  replicates: number,
  seed: number,
  runs?: ArrayLike<number>,
): Drawn | NoInterval {
  const [drawn] = bootstrapLaws(points, { methods: ['all'], from: 0, to: replicates, seed, runs });
  const laws = drawn.filter((law) => law !== null);
  if (laws.length < replicates) {
    return { reason: `no law fits ${replicates - laws.length} of ${replicates} resamples of the models` };
  }
  return { laws, setting: null, words: 'percentile bootstrap over runs', notes: [] };
}

/** Says so where the fit is not in its own interval. */
function outside({ law, method }: LawFit, [low, high]: Range): string[] {
  const own = law?.irreducibleError ?? low;
  if (own >= low && own <= high) return [];
  return [`e_IR of the ${method} fit lies ${own > high ? 'above' : 'below'} the interval of the frontier's`];
}

/** Says so where fewer intervals held the truth than their level promises, by more than a tenth. */
function tooRare(coverage: MeasuredCoverage | null, level: number): string[] {
  if (!coverage || coverage.measured > level - 0.1) return [];
  const share = (100 * coverage.measured).toFixed(0);
  return [`with ${coverage.setting} only ${share} % of such intervals held the truth`];
}

function checkOptions({ upstream }: AccuracyPoints, options: Omit<LawIntervalOptions, 'method'>): void {
  const { level = 0, replicates = 0, runs, testSize } = options;
  if (!(level > 0 && level < 1)) throw new RangeError(`level is ${level}; expected a share between 0 and 1`);
  if (!(Number.isInteger(replicates) && replicates >= 100)) {
    throw new RangeError(`replicates is ${replicates}; intervals need a whole number of 100 or more`);
  }
  if (runs && runs.length !== upstream.length) {
    throw new RangeError(`runs needs one number a model; got ${runs.length} for ${upstream.length} models`);
  }
  const sizes = typeof testSize === 'number' ? [testSize] : Array.from(testSize ?? []);
  if (testSize !== undefined && typeof testSize !== 'number' && sizes.length !== upstream.length) {
    throw new RangeError(
      `testSize needs one number a model; got ${sizes.length} for ${upstream.length} models`,
    );
  }
  const wrong = sizes.find((size) => !(size >= 1 && size < Number.POSITIVE_INFINITY));
  if (wrong !== undefined) throw new RangeError(`testSize is ${wrong}; expected a number of examples`);
}
