import type { Random } from '../../base/random.ts';
import { EnvelopeProfile } from '../estimators/envelopeProfile.ts';
import { ALPHA_MAX, ALPHA_MIN } from '../lawLimits.ts';
import type { SaturatingLaw } from '../saturatingLaw.ts';
import { sampleEnsemble } from './ensembleSampler.ts';
import type { FrontierLikelihood } from './frontierLikelihood.ts';

/** Walkers, and steps of each before draws count and between two draws; `bench/coverage` measures with these. */
const WALKERS = 20;
const BURN_IN = 120;
const THINNING = 4;
/** Spread of the walkers' first log alphas about the envelope's. */
const START_SPREAD = 0.1;

/**
 * Draws laws from the posterior of `FrontierLikelihood`.
 *
 * Walkers start at the tightest envelopes of alphas near the best one, pulled a little further from the models, where
 * exact models leave them possible; with noise they start on both sides of it.
 */
export function frontierLaws(
  likelihood: FrontierLikelihood,
  errors: { readonly upstream: Float64Array; readonly downstream: Float64Array },
  start: { readonly alpha: number; readonly meanGap: number; readonly noise: number },
  draws: number,
  random: Random,
): SaturatingLaw[] {
  const profile = new EnvelopeProfile(errors.upstream, errors.downstream);
  const starts = Array.from({ length: WALKERS }, () => {
    const alpha = Math.min(
      Math.max(start.alpha * Math.exp(START_SPREAD * random.normal()), 2 * ALPHA_MIN),
      ALPHA_MAX / 2,
    );
    profile.at(alpha);
    const { scale, offset, meanError } = profile;
    const share = 1 - (0.3 * random.uniform() * start.meanGap) / meanError;
    const tilt = 1 - (0.3 * random.uniform() * start.meanGap) / meanError;
    const shift = 2 * start.noise * random.uniform();
    return likelihood.pointOf(
      scale * share,
      offset * share * tilt + shift,
      alpha,
      Math.log(1 + 0.5 * random.uniform()),
      0.3 * random.normal(),
    );
  });
  return sampleEnsemble(
    (point) => likelihood.logDensity(point),
    starts,
    { burnIn: BURN_IN, thinning: THINNING, draws },
    random,
  ).map((point) => likelihood.lawOf(point));
}
