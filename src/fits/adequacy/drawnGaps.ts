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

/** The gaps below each of several drawn laws. */
export function drawnGaps(near: NearModels, draws: readonly FrontierDraw[]): DrawnGaps[] {
  const { upstreamError, downstreamError, threshold, noise } = near;
  const gap = new GapProbability();
  const shares = new Float64Array(upstreamError.length);
  const noiseShares = new Float64Array(upstreamError.length);
  return draws.map(({ law, shape, rate }) => {
    let largest = 0;
    let sum = 0;
    const distance = downstreamError.map((y, i) => {
      const curve = law.k * upstreamError[i] ** law.alpha + law.irreducibleError;
      const room = Math.max(threshold[i] - curve, Number.MIN_VALUE);
      shares[i] = (y - curve) / room;
      if (noise) {
        noiseShares[i] = Math.min(noise[i] / room, 1);
        sum += noiseShares[i];
        if (noiseShares[i] > largest) largest = noiseShares[i];
      }
      return y - curve;
    });
    gap.set(shape, rate, largest);
    const probability = shares.map((v, i) => (noise ? gap.noisy(v, noiseShares[i]) : gap.exact(v)));
    return { distance, probability, noiseShare: sum / distance.length };
  });
}
