import { median } from 'simple-statistics';
import type { FrontierDraw } from '../../curves/frontier/frontierDraw.ts';
import type { NearModels } from './checkedFrontier.ts';
import { GapProbability } from './gapProbability.ts';

/** Most bins along upstream accuracy, and fewest better-than-average models in one. */
const BINS = 6;
const FEWEST_IN_BIN = 6;

/** Whether models come as near to the curve everywhere as their own gaps say they should. */
export interface Contact {
  /** Probability that some bin's nearest model is as far away as it is, median over draws. */
  readonly probability: number;
  /** Upstream accuracies of the bin that is farthest. */
  readonly from: number;
  readonly to: number;
  /** Distance from the curve to the nearest model there, a fraction of accuracy, median over draws. */
  readonly distance: number;
  /** Standard deviation of noise over the room between curve and average, averaged; 0 without noise. */
  readonly noiseShare: number;
}

/**
 * Under the law the probabilities u_i of the gaps (`GapProbability`) are uniform, so the smallest of n in a bin exceeds u
 * with probability (1 - u)^n. Over B bins of equal counts along upstream accuracy (Bonferroni)
 *
 *     p = min(1, B min over bins of (1 - min u_i)^n).
 *
 * A small p says that somewhere no model comes near the curve: it passes too far above them there. Models of one run
 * resemble each other, so n counts each for 1 / `effect`.
 *
 * @param effect design effect of clustered models, 1 or more
 * @returns null for fewer than 12 better-than-average models
 */
export function contact(near: NearModels, draws: readonly FrontierDraw[], effect: number): Contact | null {
  const { upstreamError, downstreamError, threshold, noise } = near;
  const n = upstreamError.length;
  const bins = Math.min(BINS, Math.floor(n / FEWEST_IN_BIN));
  if (bins < 2) return null;
  const bounds = Array.from({ length: bins + 1 }, (_, b) => Math.round((b * n) / bins));
  const gaps = new GapProbability();
  const distance = new Float64Array(n);
  const shares = new Float64Array(n);
  const noiseShares = new Float64Array(n);
  const probabilities: number[] = [];
  const meanNoise: number[] = [];
  const nearests = bounds.slice(1).map(() => [] as number[]);
  const worstCounts = new Uint32Array(bins);
  for (const { law, shape, rate } of draws) {
    let largestNoise = 0;
    let sumNoise = 0;
    for (let i = 0; i < n; i++) {
      const curve = law.k * upstreamError[i] ** law.alpha + law.irreducibleError;
      const room = Math.max(threshold[i] - curve, Number.MIN_VALUE);
      distance[i] = downstreamError[i] - curve;
      shares[i] = distance[i] / room;
      if (!noise) continue;
      noiseShares[i] = Math.min(noise[i] / room, 1);
      sumNoise += noiseShares[i];
      largestNoise = Math.max(largestNoise, noiseShares[i]);
    }
    gaps.set(shape, rate, largestNoise);
    let smallest = 1;
    let worst = 0;
    for (let b = 0; b < bins; b++) {
      let least = 1;
      let nearest = Number.POSITIVE_INFINITY;
      for (let i = bounds[b]; i < bounds[b + 1]; i++) {
        const u = noise ? gaps.noisy(shares[i], noiseShares[i]) : gaps.exact(shares[i]);
        if (u < least) least = u;
        if (distance[i] < nearest) nearest = distance[i];
      }
      nearests[b].push(nearest);
      const p = (1 - least) ** ((bounds[b + 1] - bounds[b]) / effect);
      if (p < smallest) {
        smallest = p;
        worst = b;
      }
    }
    worstCounts[worst]++;
    probabilities.push(Math.min(1, bins * smallest));
    meanNoise.push(sumNoise / n);
  }
  const worst = worstCounts.indexOf(Math.max(...worstCounts));
  return {
    probability: median(probabilities),
    from: 1 - upstreamError[bounds[worst + 1] - 1],
    to: 1 - upstreamError[bounds[worst]],
    distance: median(nearests[worst]),
    noiseShare: median(meanNoise),
  };
}
