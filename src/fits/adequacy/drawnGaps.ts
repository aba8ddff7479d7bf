import { createRandom } from '../../base/random.ts';
import type { FrontierDraw } from '../../curves/frontier/frontierDraw.ts';
import type { NearModels } from './checkedFrontier.ts';
import { GapProbability } from './gapProbability.ts';

/** How far the better-than-average models keep from one drawn law, in their order. */
export interface DrawnGaps {
  /** From the law's curve to each model, as accuracy, a fraction; below 0 where noise carries a model above it. */
  readonly distance: Float64Array;
  /** Probability of a gap that small or smaller (`GapProbability`): uniform where the law is true. */
  readonly probability: Float64Array;
  /** Mean standard deviation of the noise, as a share of the room between curve and average. */
  readonly noiseShare: number;
}

/**
 * The gaps below each of several drawn laws.
 *
 * Where accuracies are rounded to a step h, many models share one value, and no gap is known better than to h. A measured
 * y then stands for all between y - h/2 and y + h/2, and its probability is drawn evenly from those of that interval,
 *
 *     u = H(v - h/2U) + w (H(v + h/2U) - H(v - h/2U)),      w uniform on [0, 1],
 *
 * which is uniform where the law is true (Dunn and Smyth 1996). H has the noise without the rounding's h^2 / 12.
 */
export function drawnGaps(near: NearModels, draws: readonly FrontierDraw[]): DrawnGaps[] {
  const { upstreamError, downstreamError, threshold, noise, step } = near;
  const gap = new GapProbability();
  const models = upstreamError.length;
  const shares = new Float64Array(models);
  const rooms = new Float64Array(models);
  const noiseShares = new Float64Array(models);
  const unrounded = noise?.map((deviation) => Math.sqrt(Math.max(0, deviation ** 2 - step ** 2 / 12)));
  const random = createRandom(0, 'rounding');
  return draws.map(({ law, shape, rate }) => {
    let largest = 0;
    let sum = 0;
    const distance = downstreamError.map((y, i) => {
      const curve = law.k * upstreamError[i] ** law.alpha + law.irreducibleError;
      rooms[i] = Math.max(threshold[i] - curve, Number.MIN_VALUE);
      shares[i] = (y - curve) / rooms[i];
      if (noise && unrounded) {
        sum += Math.min(noise[i] / rooms[i], 1);
        noiseShares[i] = Math.min(unrounded[i] / rooms[i], 1);
        if (noiseShares[i] > largest) largest = noiseShares[i];
      }
      return y - curve;
    });
    gap.set(shape, rate, largest);
    const below = (v: number, i: number) =>
      noiseShares[i] > 0 ? gap.noisy(v, noiseShares[i]) : gap.exact(v);
    const probability = shares.map((v, i) => {
      if (step === 0) return below(v, i);
      const half = step / (2 * rooms[i]);
      const least = below(v - half, i);
      return least + random.uniform() * (below(v + half, i) - least);
    });
    return { distance, probability, noiseShare: sum / models };
  });
}
