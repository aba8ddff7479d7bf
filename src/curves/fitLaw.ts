import type { AccuracyPoints } from './accuracyPoints.ts';
import { type ErrorPoints, errorPoints } from './errorPoints.ts';
import { envelopeLaw } from './estimators/envelopeLaw.ts';
import { leastSquaresLaw } from './estimators/leastSquaresLaw.ts';
import { ALPHA_MAX, ALPHA_MIN, IDENTIFIED_POINTS, ROUNDING_ERROR } from './lawLimits.ts';
import type { LawMethod } from './lawMethod.ts';
import type { SaturatingLaw } from './saturatingLaw.ts';
import { hullToBest, upperHull } from './upperHull.ts';

/** A law fitted to one downstream task. */
export interface LawFit {
  readonly method: LawMethod;
  /** Models given. */
  readonly models: number;
  /** Indices of the upper hull's vertices, from the lowest to the highest upstream accuracy. */
  readonly hull: Uint32Array;
  /** The law, or null where none fits: downstream accuracy does not rise with upstream accuracy. */
  readonly law: SaturatingLaw | null;
  /**
   * Sum of squared errors and root mean square error over the fitted points: all models for `all`, the hull up to the best model for
   * `hull-to-best`, else the hull.
   */
  readonly sse: number;
  readonly rmse: number;
  /** Mean of (law - observed downstream accuracy) over all models, for `envelope`. */
  readonly meanGap: number | null;
  /** Whether the points determine the three parameters. Where not, the law is one of many that fit as well. */
  readonly identified: boolean;
  /** What a reader should know of this fit, in plain words. */
  readonly notes: readonly string[];
}

const NOT_RISING = 'downstream accuracy does not rise with upstream accuracy';
/** Below this share of the constant's sum of squared errors, a law explains nothing. */
const EXPLAINS = 1e-12;

/**
 * Fits the saturating power law e_DS = k e_US^alpha + e_IR (arXiv 2110.02095, Eq. 1) to one task's models, with
 * k >= 0, 0 <= e_IR <= 1, 0.01 <= alpha <= 100, at its global optimum.
 *
 * @param points accuracies as fractions, one model or more (no law fits a single one)
 * @param method default `hull`
 * @throws RangeError for no model, or accuracies that are not fractions
 * @example
 * const upstream = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
 * const downstream = upstream.map((a) => 0.9 - (1 - a) ** 2);
 * const { law } = fitLaw({ upstream, downstream });
 * law?.irreducibleError.toFixed(6) // '0.100000'
 */
export function fitLaw(points: AccuracyPoints, method: LawMethod = 'hull'): LawFit {
  const models = points.upstream.length;
  if (models === 0) throw new RangeError('no models; a law needs at least 2');
  const hull = upperHull(points);
  const vertices = method === 'hull-to-best' ? hullToBest(points, hull) : hull;
  const fitted = method === 'all' ? errorPoints(points) : errorPoints(points, vertices);
  const base = { method, models, hull };

  const constant = mean(fitted.downstream);
  const constantSse = sumOfSquares(fitted, () => constant);
  const noLaw = (reason: string): LawFit => ({
    ...base,
    law: null,
    sse: constantSse,
    rmse: Math.sqrt(constantSse / fitted.downstream.length),
    meanGap: null,
    identified: false,
    notes: [`no law fits: ${reason}`],
  });
  if (models === 1) return noLaw('only 1 model');
  if (hull.length < 2) return noLaw('all models have the same upstream accuracy');
  if (vertices.length < 2) return noLaw(NOT_RISING);

  const every = method === 'envelope' ? errorPoints(points) : fitted;
  const best =
    method === 'envelope'
      ? envelopeLaw(every.upstream, every.downstream)
      : leastSquaresLaw(every.upstream, every.downstream);
  const { k, alpha } = best;
  const irreducibleError = best.irreducibleError < ROUNDING_ERROR ? 0 : best.irreducibleError;
  const law = { k, alpha, irreducibleError };
  const sse = sumOfSquares(fitted, (error) => k * error ** alpha + irreducibleError);
  if (k === 0 || (method !== 'envelope' && sse >= constantSse * (1 - EXPLAINS))) {
    return noLaw(NOT_RISING);
  }

  const doubts = reasonsForDoubt(method, fitted.upstream, alpha, best.flat);
  const notes = [...doubts];
  if (irreducibleError === 0) notes.push('e_IR at bound (0): no saturation below full accuracy');
  const above = method === 'all' ? 0 : modelsAbove(points, 1 - irreducibleError);
  if (above > 0) notes.push(`${above === 1 ? 'a model lies' : `${above} models lie`} above its plateau`);
  return {
    ...base,
    law,
    sse,
    rmse: Math.sqrt(sse / fitted.downstream.length),
    meanGap: 'meanGap' in best ? best.meanGap : null,
    identified: doubts.length === 0,
    notes,
  };
}

/** Why the points do not determine the three parameters, in words; empty where they do. */
function reasonsForDoubt(method: LawMethod, upstream: Float64Array, alpha: number, flat: boolean): string[] {
  const distinct = new Set(upstream).size;
  if (distinct < IDENTIFIED_POINTS) {
    const what = method === 'all' ? 'distinct upstream accuracies' : 'hull vertices';
    return [`only ${distinct} ${what}: three parameters need ${IDENTIFIED_POINTS}`];
  }
  if (alpha <= ALPHA_MIN || alpha >= ALPHA_MAX) return [`alpha at bound (${alpha})`];
  if (flat) return ['flat profile: half or twice this alpha fits practically as well'];
  return [];
}

/** Models above a plateau: least squares through the hull pass between its vertices, not above them. */
function modelsAbove({ downstream }: AccuracyPoints, plateau: number): number {
  return Array.from(downstream).filter((accuracy) => accuracy > plateau + ROUNDING_ERROR).length;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sumOfSquares({ upstream, downstream }: ErrorPoints, curve: (error: number) => number): number {
  let sum = 0;
  for (let i = 0; i < upstream.length; i++) sum += (downstream[i] - curve(upstream[i])) ** 2;
  return sum;
}
