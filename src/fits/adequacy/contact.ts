import { median } from 'simple-statistics';
import type { NearModels } from './checkedFrontier.ts';
import type { DrawnGaps } from './drawnGaps.ts';

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
}

/**
 * Under the law the probabilities u_i of the gaps (`DrawnGaps`) are uniform, so the smallest of n in a bin exceeds u
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
export function contact(near: NearModels, gaps: readonly DrawnGaps[], effect: number): Contact | null {
  const { upstreamError } = near;
  const n = upstreamError.length;
  const bins = Math.min(BINS, Math.floor(n / FEWEST_IN_BIN));
  if (bins < 2) return null;
  const bounds = Array.from({ length: bins + 1 }, (_, b) => Math.round((b * n) / bins));
  const nearestGaps = bounds.slice(1).map(() => [] as number[]);
  const worstCounts = new Uint32Array(bins);
  const probabilities = gaps.map(({ probability, distance }) => {
    let smallest = 1;
    let worst = 0;
    for (let b = 0; b < bins; b++) {
      const [from, to] = [bounds[b], bounds[b + 1]];
      nearestGaps[b].push(least(distance, from, to));
      const p = (1 - least(probability, from, to)) ** ((to - from) / effect);
      if (p < smallest) {
        smallest = p;
        worst = b;
      }
    }
    worstCounts[worst]++;
    return Math.min(1, bins * smallest);
  });
  const worst = worstCounts.indexOf(Math.max(...worstCounts));
  return {
    probability: median(probabilities),
    from: 1 - upstreamError[bounds[worst + 1] - 1],
    to: 1 - upstreamError[bounds[worst]],
    distance: median(nearestGaps[worst]),
  };
}

/** The smallest of some values in a row. */
export function least(values: Float64Array, from: number, to: number): number {
  let smallest = values[from];
  for (let i = from + 1; i < to; i++) if (values[i] < smallest) smallest = values[i];
  return smallest;
}
