import type { Random } from '../../base/random.ts';
import type { ErrorPoints } from '../errorPoints.ts';
import { EnvelopeProfile } from '../estimators/envelopeProfile.ts';
import type { FrontierLikelihood } from './frontierLikelihood.ts';

/** alpha of the first laws, uniform in its logarithm. */
const FIRST_ALPHAS = [0.1, 20] as const;
/** First laws lie so many mean gaps below the tightest envelope, at most. */
const FARTHEST = 0.5;
/** Tries a walker; all but a few succeed at once. */
const MOST_TRIES = 200;

/**
 * Where walkers start: tightest envelopes of alphas all over, pulled away from the models, where exact models leave
 * them possible; with noise on both sides of it. Null where no such point is possible.
 *
 * @param meanGap mean distance of the models from the tightest envelope
 * @param noise mean standard deviation of the models' noise
 */
export function frontierStarts(
  likelihood: FrontierLikelihood,
  errors: ErrorPoints,
  walkers: number,
  { meanGap, noise }: { readonly meanGap: number; readonly noise: number },
  random: Random,
): Float64Array[] | null {
  const profile = new EnvelopeProfile(errors.upstream, errors.downstream);
  const [least, most] = FIRST_ALPHAS;
  const starts: Float64Array[] = [];
  for (let tries = 0; starts.length < walkers; tries++) {
    if (tries > MOST_TRIES * walkers) return null;
    const alpha = least * (most / least) ** random.uniform();
    profile.at(alpha);
    const { scale, offset, meanError } = profile;
    const pull = () => Math.max(0, 1 - (FARTHEST * random.uniform() * meanGap) / meanError);
    const share = pull();
    const start = likelihood.pointOf(
      scale * share,
      offset * share * pull() + 2 * noise * random.uniform(),
      alpha,
      Math.abs(random.normal()),
      0.3 * random.normal(),
    );
    if (likelihood.logPrior(start) > -Infinity && likelihood.logLikelihood(start) > -Infinity)
      starts.push(start);
  }
  return starts;
}
