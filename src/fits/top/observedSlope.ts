import { quantileSorted } from 'simple-statistics';
import { createRandom } from '../../base/random.ts';
import type { AccuracyPoints } from '../../curves/accuracyPoints.ts';
import { roundingStep } from '../../curves/frontier/roundingStep.ts';
import { type Clusters, clusterModels, drawClusters } from './clusterDraws.ts';
import { QuantileLines } from './quantileLine.ts';
import { topWindow, type UpstreamWindow, type WindowChoice } from './topWindow.ts';
import { type Steps, Unrounded } from './unrounded.ts';

/** How the slope is observed. */
export const OBSERVED_SLOPE = {
  /** Quantile of downstream accuracy whose line is taken: the better models, yet not the single best. */
  quantile: 0.9,
  level: 0.95,
  /** Bootstrap resamples. */
  resamples: 400,
  seed: 0,
  /** With fewer clusters than this in a window, resampling them says nothing. */
  fewestClusters: 8,
  /** Rounding counts where its step is above this share of the models' mean distance from the line. */
  roundingMatters: 0.5,
} as const;

/** Slope of the better models' line through a window of upstream accuracies. */
export interface WindowSlope {
  /** Upstream accuracies, fractions, of the window's worst and best model. */
  readonly from: number;
  readonly to: number;
  /** Models in the window. */
  readonly models: number;
  /** Points of downstream accuracy for one more point of upstream accuracy, over the window. */
  readonly slope: number;
  /** Where the line meets an upstream accuracy of 0: downstream accuracy on the line is intercept + slope * upstream. */
  readonly intercept: number;
  /** Bootstrap interval of the slope. */
  readonly interval: readonly [number, number];
}

/** What the top of a table shows without any law. */
export interface ObservedSlope extends WindowSlope {
  /** The window of as many models before it; null where too few are left. */
  readonly before: WindowSlope | null;
  /** Interval for the slope at the top less the slope before it; null without a window before. */
  readonly change: readonly [number, number] | null;
  readonly level: number;
  /** Units resampled: clusters of models, or the models themselves. */
  readonly resampled: 'clusters' | 'models';
  /** What a reader should know of the interval. */
  readonly notes: readonly string[];
}

/**
 * Slope at the top, free of any law: quantile regression (tau = 0.9) of downstream on upstream accuracy through the
 * best fifth of the models by upstream accuracy (`TOP_WINDOW`), with a bootstrap over clusters of models. It is the
 * slope over that window, not a forecast of the next point.
 *
 * Where accuracies are rounded so coarsely that models of a window share few values, a bootstrap of those alone would
 * show no spread: a resample then draws every accuracy anew from all that round to it.
 *
 * The answer depends neither on the order of the models nor on what clusters are called.
 *
 * @param points accuracies as fractions
 * @param clusters cluster of each model: its run, its family, anything; models without are resampled one by one
 * @returns null below 14 models, or where the window, or most resamples of it, have one upstream accuracy
 * @example
 * const upstream = Array.from({ length: 60 }, (_, i) => 0.3 + 0.01 * i);
 * const downstream = upstream.map((a, i) => 0.2 + 0.5 * a - 0.01 * ((7 * i) % 10));
 * observedSlope({ upstream, downstream })?.slope.toFixed(2) // '0.47'
 */
export function observedSlope(
  points: AccuracyPoints,
  clusters?: ArrayLike<unknown>,
  options: {
    readonly resamples?: number;
    readonly seed?: number;
    readonly level?: number;
    readonly window?: WindowChoice;
  } = {},
): ObservedSlope | null {
  const {
    resamples = OBSERVED_SLOPE.resamples,
    seed = OBSERVED_SLOPE.seed,
    level = OBSERVED_SLOPE.level,
  } = options;
  const windows = topWindow(points.upstream, options.window);
  if (!windows) return null;
  const tops = windows.top.models.length;
  const models = [...windows.top.models, ...(windows.before?.models ?? [])];
  const { places, order } = rankModels(points, models);
  const ids = clusters && order.map((i) => clusters[i]);
  const inTop = new Set(windows.top.models);
  const top = windowLines(points, order, places, (i) => inTop.has(i));
  const before = windows.before && windowLines(points, order, places, (i) => !inTop.has(i));

  const asked = clusterModels(places, ids);
  const few = asked.known && clustersIn(asked, top.members) < OBSERVED_SLOPE.fewestClusters;
  const units = few ? clusterModels(places, undefined) : asked;
  const random = createRandom(seed, 'observed slope');
  const counts = new Uint16Array(order.length);
  const slopes: number[] = [];
  const slopesBefore: number[] = [];
  const changes: number[] = [];
  // Few upstream accuracies are few models; few downstream accuracies of many models are what they are rounded to.
  const steps = { upstream: roundingStep(points.upstream), downstream: roundingStep(points.downstream, 2) };
  const rounded = [top, before].some((window) => window?.isCoarse(steps));
  const unrounded = rounded ? new Unrounded(points, order, units, steps) : undefined;
  for (let draw = 0; draw < resamples; draw++) {
    drawClusters(units, counts, random);
    unrounded?.draw(random);
    const here = top.slopeOf(counts, unrounded);
    const there = before?.slopeOf(counts, unrounded) ?? null;
    if (here !== null) slopes.push(here);
    if (there !== null) slopesBefore.push(there);
    if (here !== null && there !== null) changes.push(here - there);
  }
  /** With fewer slopes than this the bootstrap says nothing: most resamples have one upstream accuracy. */
  const enough = ({ length }: readonly number[]) => length > 0 && length >= resamples / 2;
  const { line } = top;
  if (!line || !enough(slopes)) return null;
  const lineBefore = enough(slopesBefore) && enough(changes) ? (before?.line ?? null) : null;
  return {
    ...place(windows.top),
    slope: line.slope,
    intercept: line.intercept,
    interval: interval(slopes, level, line.slope),
    before:
      windows.before && lineBefore
        ? {
            ...place(windows.before),
            slope: lineBefore.slope,
            intercept: lineBefore.intercept,
            interval: interval(slopesBefore, level, lineBefore.slope),
          }
        : null,
    change: lineBefore ? interval(changes, level, line.slope - lineBefore.slope) : null,
    level,
    resampled: units.known ? 'clusters' : 'models',
    notes: [...clusterNotes(asked, few, clustersIn(asked, top.members), tops), ...(rounded ? [ROUNDED] : [])],
  };
}

/** Models of the windows sorted by their accuracies, and their ranks, equal for equal accuracies. */
function rankModels({ upstream, downstream }: AccuracyPoints, models: readonly number[]) {
  const order = [...models].sort((i, j) => upstream[i] - upstream[j] || downstream[i] - downstream[j]);
  let place = 0;
  const places = order.map((i, p) => {
    const last = order[p - 1];
    if (p > 0 && (upstream[i] !== upstream[last] || downstream[i] !== downstream[last])) place = p;
    return place;
  });
  return { order, places };
}

/**
 * The lines of one window: of all of its models, and of a resample, which starts from there. Models of the same
 * accuracies are one point, so that it does not matter which of them a resample drew.
 */
function windowLines(
  points: AccuracyPoints,
  order: readonly number[],
  places: readonly number[],
  isIn: (model: number) => boolean,
) {
  const own = order.flatMap((model, i) => (isIn(model) ? [i] : []));
  const distinct = [...new Set(own.map((i) => places[i]))];
  const pointAt = new Map(distinct.map((place, point) => [place, point]));
  const pointOf = own.map((i) => pointAt.get(places[i]) as number);
  const lines = new QuantileLines(
    distinct.map((place) => points.upstream[order[place]]),
    distinct.map((place) => points.downstream[order[place]]),
    OBSERVED_SLOPE.quantile,
  );
  const members = new Set(own);
  const weights = new Float64Array(distinct.length);
  const lineOf = (counts: ArrayLike<number>, start?: number) => {
    weights.fill(0);
    for (let m = 0; m < own.length; m++) weights[pointOf[m]] += counts[own[m]];
    return lines.best(weights, start);
  };
  const line = lineOf(new Uint8Array(order.length).fill(1));
  return {
    line,
    members: own,
    slopeOf(counts: Uint16Array, unrounded?: Unrounded): number | null {
      const best = unrounded
        ? unrounded.line((i) => members.has(i), counts, OBSERVED_SLOPE.quantile)
        : lineOf(counts, line?.through);
      return best?.slope ?? null;
    },
    /** Whether steps of rounding are long beside how far models are from the line. */
    isCoarse({ upstream, downstream }: Steps): boolean {
      if (!line) return false;
      const distances = own.map((i) =>
        Math.abs(points.downstream[order[i]] - line.intercept - line.slope * points.upstream[order[i]]),
      );
      const mean = distances.reduce((sum, distance) => sum + distance, 0) / own.length;
      return Math.max(downstream, Math.abs(line.slope) * upstream) > OBSERVED_SLOPE.roundingMatters * mean;
    },
  };
}

function clustersIn({ members }: Clusters, places: readonly number[]): number {
  const own = new Set(places);
  return members.filter((list) => list.some((place) => own.has(place))).length;
}

function place({ from, to, models }: UpstreamWindow) {
  return { from, to, models: models.length };
}

/** Percentile interval, stretched to the estimate where a skew bootstrap leaves it out. */
function interval(values: number[], level: number, estimate: number): [number, number] {
  const sorted = values.sort((a, b) => a - b);
  const low = quantileSorted(sorted, (1 - level) / 2);
  const high = quantileSorted(sorted, (1 + level) / 2);
  return [Math.min(low, estimate), Math.max(high, estimate)];
}

const ROUNDED = 'accuracies are rounded coarsely beside their spread: the interval allows for it';

function clusterNotes({ known }: Clusters, few: boolean, clusters: number, models: number): string[] {
  if (!known) {
    return [
      'the interval takes models as independent; where they share runs or architectures it is too narrow',
    ];
  }
  if (few) {
    return [
      `only ${clusters} clusters among the ${models} models of the window: resampled by model, so the interval is too narrow`,
    ];
  }
  return [];
}
