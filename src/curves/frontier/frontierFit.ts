import { createRandom } from '../../base/random.ts';
import { type AccuracyPoints, checkAccuracyPoints } from '../accuracyPoints.ts';
import {
  type CoverageSetting,
  type MeasuredCoverage,
  measuredCoverage,
} from '../coverage/measuredCoverage.ts';
import { type ErrorPoints, errorPoints } from '../errorPoints.ts';
import { envelopeLaw } from '../estimators/envelopeLaw.ts';
import { leastSquaresLaw } from '../estimators/leastSquaresLaw.ts';
import { INTERVAL_DEFAULTS } from '../intervals/intervalDefaults.ts';
import { ROUNDING_ERROR } from '../lawLimits.ts';
import { designEffect } from './designEffect.ts';
import { type Estimate, estimateOf } from './estimate.ts';
import { type FrontierCurve, frontierCurve } from './frontierCurve.ts';
import type { FrontierDraw } from './frontierDraw.ts';
import { FRONTIER_PRIOR, FrontierLikelihood, type FrontierPrior } from './frontierLikelihood.ts';
import { frontierNotes } from './frontierNotes.ts';
import { frontierStarts } from './frontierStarts.ts';
import { inOrder, type OrderedModels } from './inOrder.ts';
import { measurementNoise, type TestSizes } from './measurementNoise.ts';
import type { NoFrontier } from './noFrontier.ts';
import { sampleTempered } from './sampleTempered.ts';
import { thresholdCurve } from './thresholdCurve.ts';

export interface FrontierOptions extends TestSizes {
  /** Nominal level of the intervals, in (0, 1); default 0.95. */
  readonly level?: number;
  /** Draws from the posterior, 100 or more; default 1000. */
  readonly draws?: number;
  /** Default 0. */
  readonly seed?: number;
  /** Training run of each model (any numbers): models of one run are not independent. Default: each its own. */
  readonly runs?: ArrayLike<number>;
  /** What is expected before any model is seen; default `FRONTIER_PRIOR`. */
  readonly prior?: FrontierPrior;
}

/** One task's frontier: all of it from one posterior, so that no estimate lies outside its interval. */
export interface FrontierFit {
  readonly kind: 'frontier';
  readonly draws: readonly FrontierDraw[];
  /** Pointwise posterior median and interval of downstream accuracy, from the lowest upstream accuracy to 1. */
  readonly curve: FrontierCurve;
  /**
   * Posterior medians of the law's parameters. k and alpha are null where models do not determine them. They are not to
   * be put into the law together: the curve is the median of curves, not the curve of medians.
   */
  readonly k: Estimate | null;
  readonly alpha: Estimate | null;
  readonly irreducibleError: Estimate;
  /** 1 - e_IR. */
  readonly saturationAccuracy: Estimate;
  readonly level: number;
  readonly seed: number;
  /** Models given, and how many independent ones they count for. */
  readonly models: number;
  readonly effectiveModels: number;
  /** For each model given: downstream error below which it counts as better than average (see `thresholdCurve`). */
  readonly threshold: Float64Array;
  /** Standard deviation of each model's downstream error, upstream noise folded in; null where they count as exact. */
  readonly noise: Float64Array | null;
  /** Step that downstream accuracies are rounded to, where that counts as noise; 0 for none. */
  readonly step: number;
  /** Whether groups of walkers agree, and by how much they differ at most (split R-hat). */
  readonly mixing: { readonly mixed: boolean; readonly rHat: number };
  /** Which simulated setting resembles this task. */
  readonly setting: CoverageSetting;
  /** Share of such intervals that held the true e_IR in the nearest simulated setting; null where none is near. */
  readonly coverage: MeasuredCoverage | null;
  /** What a reader should know, in plain words. */
  readonly notes: readonly string[];
}

/** Fewer models than this on the better side of the average say too little about how models thin out. */
const FEWEST_NEAR = 10;
/** Noise above this share of the mean gap leaves no frontier to see. */
const MOST_NOISE = 1;
/** Rounding counts as noise where its deviation is above this share of the mean distance from gap to gap. */
const ROUNDING_MATTERS = 0.1;
/** Groups of walkers, and walkers in each. */
const GROUPS = 2;
const WALKERS = 40;
/** Where the interval of alpha reaches this, the law is a step as well as a curve. */
const ALPHA_UNDETERMINED = 20;

/**
 * The frontier of one task's models: the saturating power law e_DS = k e_US^alpha + e_IR (arXiv 2110.02095, Eq. 1) that
 * models come close to but do not pass, by its posterior (see `FrontierLikelihood`). Curve, parameters, marginal gain
 * (`marginalGainAt`) and what a target needs (`upstreamNeeded`) are medians and quantiles over the same draws.
 *
 * It does not depend on the order of the models.
 *
 * @param points accuracies as fractions, in any order
 * @returns the frontier, or why there is none (`noFrontierText` says it in words)
 * @throws RangeError for accuracies that are not fractions, or options out of their range
 * @example
 * const upstream = Array.from({ length: 60 }, (_, i) => 0.3 + 0.01 * i);
 * const downstream = upstream.map((a, i) => 0.9 - 0.8 * (1 - a) ** 2 - 0.01 * ((7 * i) % 10));
 * const frontier = frontierFit({ upstream, downstream }, { draws: 200 });
 * frontier.kind === 'frontier' && frontier.irreducibleError.low < 0.1 && 0.1 < frontier.irreducibleError.high // true
 */
export function frontierFit(points: AccuracyPoints, options: FrontierOptions = {}): FrontierFit | NoFrontier {
  const {
    level = INTERVAL_DEFAULTS.level,
    draws = INTERVAL_DEFAULTS.replicates,
    seed = INTERVAL_DEFAULTS.seed,
  } = options;
  checkAccuracyPoints(points);
  checkOptions(points.upstream.length, { ...options, level, draws });
  const ordered = inOrder(points, options);
  const errors = errorPoints(ordered.points);
  const seen = seenFrontier(errors, ordered, options.prior);
  if ('kind' in seen) return seen;

  const random = createRandom(seed, 'frontier');
  const spread = { meanGap: seen.meanGap, noise: seen.meanNoise };
  const groups = Array.from({ length: GROUPS }, () =>
    frontierStarts(seen.likelihood, errors, WALKERS, spread, random),
  );
  if (!groups.every((starts) => starts !== null)) return { kind: 'none', reason: 'no start' };
  const sample = sampleTempered(seen.likelihood, groups, seen.likelihood.near, draws, random);
  const drawn = sample.points.map((point) => seen.likelihood.drawOf(point));

  const estimate = (quantity: (draw: FrontierDraw) => number, bounds?: readonly [number, number]) =>
    estimateOf(Float64Array.from(drawn, quantity), level, bounds);
  // No law beyond exact models has an e_IR above the best one's error.
  const most = seen.noise ? 1 : errors.downstream.reduce((a, b) => Math.min(a, b));
  const irreducibleError = estimate(({ law }) => law.irreducibleError, [0, most]);
  const alpha = estimate(({ law }) => law.alpha);
  const determined = alpha.high < ALPHA_UNDETERMINED;
  const models = errors.upstream.length;
  const effectiveModels = models / seen.effect;
  const setting = { models: effectiveModels, noise: seen.meanNoise / seen.meanGap };
  const { mixed, rHat } = sample;
  return {
    kind: 'frontier',
    draws: drawn,
    curve: frontierCurve(drawn, level, points.upstream, irreducibleError),
    k: determined ? estimate(({ law }) => law.k) : null,
    alpha: determined ? alpha : null,
    irreducibleError,
    saturationAccuracy: {
      low: 1 - irreducibleError.high,
      median: 1 - irreducibleError.median,
      high: 1 - irreducibleError.low,
    },
    level,
    seed,
    models,
    effectiveModels,
    threshold: ordered.asGiven(seen.threshold),
    noise: seen.noise && ordered.asGiven(seen.noise),
    step: seen.step,
    mixing: { mixed, rHat },
    setting,
    coverage: level === INTERVAL_DEFAULTS.level ? measuredCoverage(setting) : null,
    notes: frontierNotes({
      models,
      effectiveModels,
      testSizeGiven: options.testSize !== undefined,
      step: seen.step,
      alpha: determined ? null : alpha,
      rHat: mixed ? null : rHat,
    }),
  };
}

/** What there is of a frontier to be seen, or why there is nothing. */
function seenFrontier(errors: ErrorPoints, { options }: OrderedModels, prior = FRONTIER_PRIOR) {
  const none = (reason: NoFrontierReason): NoFrontier => ({ kind: 'none', ...reason });
  const { upstream, downstream } = errors;
  const models = upstream.length;
  if (models < FEWEST_NEAR) return none({ reason: 'too few models', models, needed: FEWEST_NEAR });
  if (upstream[0] === upstream[models - 1]) {
    return none({ reason: 'one upstream accuracy', upstreamAccuracy: 1 - upstream[0] });
  }
  const { k, alpha, irreducibleError, meanGap } = envelopeLaw(upstream, downstream);
  if (k === 0 && leastSquaresLaw(upstream, downstream).k === 0) return none({ reason: 'not rising' });
  if (meanGap < ROUNDING_ERROR) return none({ reason: 'no scatter' });

  const { deviations, steps } = measurementNoise(errors, options);
  const meanDeviation = mean(deviations);
  const noiseGiven = options.testSize !== undefined || options.upstreamTestSize !== undefined;
  const noise = noiseGiven || meanDeviation > (ROUNDING_MATTERS * meanGap) / models ? deviations : null;
  const meanNoise = noise ? meanDeviation : 0;
  if (meanNoise > MOST_NOISE * meanGap) {
    return none({ reason: 'too noisy', noise: meanNoise, scatter: meanGap });
  }
  const gaps = downstream.map((y, i) => y - k * upstream[i] ** alpha - irreducibleError);
  const effect = options.runs ? designEffect(gaps, options.runs) : 1;
  const threshold = thresholdCurve(upstream, downstream);
  const likelihood = new FrontierLikelihood(errors, threshold, noise, 1 / effect, prior);
  if (likelihood.near / effect < FEWEST_NEAR) {
    const near = Math.floor(likelihood.near / effect);
    return none({ reason: 'too few near', near, clustered: effect > 1, needed: FEWEST_NEAR });
  }
  return { likelihood, threshold, noise, meanNoise, meanGap, effect, step: noise ? steps.downstream : 0 };
}

type NoFrontierReason = NoFrontier extends infer None
  ? None extends unknown
    ? Omit<None, 'kind'>
    : never
  : never;

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function checkOptions(models: number, options: FrontierOptions & { level: number; draws: number }): void {
  const { level, draws, runs, testSize, upstreamTestSize } = options;
  if (!(level > 0 && level < 1)) throw new RangeError(`level is ${level}; expected a share between 0 and 1`);
  if (!(Number.isInteger(draws) && draws >= 100)) {
    throw new RangeError(`draws is ${draws}; intervals need a whole number of 100 or more`);
  }
  if (runs && runs.length !== models) {
    throw new RangeError(`runs needs one number a model; got ${runs.length} for ${models} models`);
  }
  for (const [name, sizes] of Object.entries({ testSize, upstreamTestSize })) {
    if (sizes === undefined) continue;
    const each = typeof sizes === 'number' ? [sizes] : Array.from(sizes);
    if (typeof sizes !== 'number' && each.length !== models) {
      throw new RangeError(`${name} needs one number a model; got ${each.length} for ${models} models`);
    }
    const wrong = each.find((size) => !(size >= 1 && size < Number.POSITIVE_INFINITY));
    if (wrong !== undefined) throw new RangeError(`${name} is ${wrong}; expected a number of examples`);
  }
}
