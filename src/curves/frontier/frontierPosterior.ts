import type { Random } from '../../base/random.ts';
import type { AccuracyPoints } from '../accuracyPoints.ts';
import { type CoverageSetting, coverageWithUntoldNoise } from '../coverage/measuredCoverage.ts';
import { envelopeLaw } from '../estimators/envelopeLaw.ts';
import { ROUNDING_ERROR } from '../lawLimits.ts';
import type { SaturatingLaw } from '../saturatingLaw.ts';
import { designEffect } from './designEffect.ts';
import { frontierLaws } from './frontierLaws.ts';
import { FrontierLikelihood } from './frontierLikelihood.ts';
import { testNoise } from './testNoise.ts';

/** Fewer models than this on the better side of the average say too little about how models thin out. */
const FEWEST_NEAR = 10;
/** Noise above this share of the gaps leaves no frontier to see. */
const MOST_NOISE = 1;

/** Laws drawn from the posterior of the frontier, and what they rest on. */
export interface FrontierPosterior {
  readonly laws: readonly SaturatingLaw[];
  readonly words: string;
  readonly setting: CoverageSetting;
  readonly notes: readonly string[];
}

/** Draws laws for one task's frontier, or says why they would mean nothing. */
export function frontierPosterior(
  points: AccuracyPoints,
  options: { readonly runs?: ArrayLike<number>; readonly testSize?: ArrayLike<number> | number },
  draws: number,
  random: Random,
): FrontierPosterior | { reason: string } {
  const { runs, testSize } = options;
  const errors = {
    upstream: Float64Array.from(points.upstream, (accuracy) => 1 - accuracy),
    downstream: Float64Array.from(points.downstream, (accuracy) => 1 - accuracy),
  };
  const models = errors.upstream.length;
  const envelope = envelopeLaw(errors.upstream, errors.downstream);
  const { k, alpha, irreducibleError, meanGap } = envelope;
  if (meanGap < ROUNDING_ERROR) return { reason: 'all models lie on the law: no scatter to judge from' };

  const noise = testSize === undefined ? null : testNoise(errors.downstream, testSize);
  const meanNoise = noise ? mean(noise) : 0;
  if (meanNoise > MOST_NOISE * meanGap) {
    return { reason: 'the noise of the test set is as large as the scatter of the models' };
  }
  const gaps = errors.downstream.map((y, i) => y - k * errors.upstream[i] ** alpha - irreducibleError);
  const effect = runs ? designEffect(gaps, runs) : 1;
  const likelihood = new FrontierLikelihood(errors.upstream, errors.downstream, noise, 1 / effect);
  if (likelihood.near / effect < FEWEST_NEAR) {
    const count = Math.floor(likelihood.near / effect);
    const what =
      effect > 1 ? 'what better-than-average models say amounts to' : 'better-than-average models:';
    return { reason: `${what} ${count}; an interval needs ${FEWEST_NEAR}` };
  }
  const laws = frontierLaws(likelihood, errors, { alpha, meanGap, noise: meanNoise }, draws, random);
  const notes: string[] = [];
  if (effect > 1) {
    const worth = Math.round(models / effect);
    notes.push(`models of one run resemble each other: ${models} count for about ${worth}`);
  }
  if (!noise) notes.push(countAsExact(models));
  return {
    laws,
    words: noise
      ? 'posterior of the frontier, gamma gaps and known test noise'
      : 'posterior of the frontier, gamma gaps',
    setting: { models: models / effect, noise: meanNoise / meanGap },
    notes,
  };
}

/** What it means that the noise of the test sets is not known. */
function countAsExact(models: number): string {
  const note = 'accuracies count as exact, as no test size is given';
  const untold = coverageWithUntoldNoise(models);
  if (!untold) return note;
  const size = untold.testSize?.toLocaleString('en-US');
  const share = (100 * untold.coverage).toFixed(0);
  return `${note}: with test sets of ${size}, only ${share} % of such intervals would hold the truth (${untold.models.toLocaleString('en-US')} models)`;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
