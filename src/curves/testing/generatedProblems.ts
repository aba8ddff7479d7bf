import { createRandom } from '../../base/random.ts';
import type { SaturatingLaw } from '../saturatingLaw.ts';
import { upperHull } from '../upperHull.ts';

/** A fitting problem made from a law: errors of hull vertices or of a cloud. */
export interface GeneratedProblem {
  readonly law: SaturatingLaw;
  readonly noise: number;
  readonly upstreamError: Float64Array;
  readonly downstreamError: Float64Array;
}

/** Noise in downstream accuracy, from none to what a test set of a few hundred examples gives. */
const NOISES = [0, 0.001, 0.005, 0.01, 0.02];

/**
 * Problems whose laws, ranges and sizes vary widely: alpha from 0.2 to 6, e_IR from 0 to 0.6, 5 to 60 points on
 * both sides of the law. Every second noisy one is reduced to its upper hull.
 */
export function generatedProblems(count: number, seed: number): GeneratedProblem[] {
  const problems: GeneratedProblem[] = [];
  for (let number = 0; problems.length < count; number++) {
    const random = createRandom(seed, number);
    const n = 5 + random.integer(56);
    const noise = NOISES[random.integer(NOISES.length)];
    const irreducibleError = 0.6 * random.uniform();
    const law = {
      k: (1 - irreducibleError) * random.uniform(),
      alpha: 0.2 * 30 ** random.uniform(),
      irreducibleError,
    };
    const low = 0.3 * random.uniform();
    const high = low + 0.1 + (0.9 - low) * random.uniform();
    const upstreamError = Float64Array.from({ length: n }, () => low + (high - low) * random.uniform());
    const downstreamError = upstreamError.map((e) => {
      const y = law.k * e ** law.alpha + irreducibleError + noise * random.normal();
      return Math.min(1, Math.max(0, y));
    });
    if (noise > 0 && number % 2 === 0) {
      const hull = upperHull({
        upstream: upstreamError.map((e) => 1 - e),
        downstream: downstreamError.map((e) => 1 - e),
      });
      if (hull.length < 5) continue;
      problems.push({
        law,
        noise,
        upstreamError: Float64Array.from(hull, (i) => upstreamError[i]),
        downstreamError: Float64Array.from(hull, (i) => downstreamError[i]),
      });
    } else {
      problems.push({ law, noise, upstreamError, downstreamError });
    }
  }
  return problems;
}
