import { median } from 'simple-statistics';
import type { DrawnGaps } from './drawnGaps.ts';

/** How few are a few: this share of the better-than-average models. */
const FEW = 0.1;

/** Whether a few models stand apart at the curve. */
export interface Outliers {
  /** How unlikely the emptiness behind the nearest models is: n times a Kullback-Leibler divergence, median over draws. */
  readonly divergence: number;
  /** Models that stand nearer to the curve than the emptiness, and how many their spread says would; medians over draws. */
  readonly near: number;
  readonly expected: number;
  /** Distance from the curve to where the others begin, a fraction of accuracy, median over draws. */
  readonly distance: number;
}

/**
 * Under the law the j-th smallest of the n probabilities u (`DrawnGaps`) is about j / n. Where a few models stand apart,
 * the curve follows them and the others begin farther away than the gaps' own spread says: u_(j) > j / n. The largest
 *
 *     n KL((j - 1/2) / n, u_(j)),      KL(p, q) = p log(p / q) + (1 - p) log((1 - p) / (1 - q)),
 *
 * over the j of a few models, a tenth of n, is the statistic of Berk and Jones (1979), one-sided. It is not compared with its
 * distribution for known gaps, as these were fitted to the same models, but with simulation (`bench -- adequacy`).
 *
 * @param effect design effect of clustered models, 1 or more
 */
export function outliers(gaps: readonly DrawnGaps[], effect: number): Outliers | null {
  if (gaps.length === 0 || gaps[0].probability.length < 2) return null;
  const found = gaps.map(({ probability, distance }) => {
    const n = probability.length;
    const sorted = probability.toSorted();
    let divergence = 0;
    let behind = 1;
    for (let j = 1; j <= 1 + FEW * n; j++) {
      const p = (j - 0.5) / n;
      const u = Math.min(sorted[j - 1], 1 - 1e-12);
      if (u <= p) continue;
      const here = (n / effect) * (p * Math.log(p / u) + (1 - p) * Math.log((1 - p) / (1 - u)));
      if (here > divergence) {
        divergence = here;
        behind = j;
      }
    }
    const first = sorted[behind - 1];
    return {
      divergence,
      near: behind - 1,
      expected: n * first,
      distance: distance[probability.indexOf(first)],
    };
  });
  return {
    divergence: median(found.map(({ divergence }) => divergence)),
    near: median(found.map(({ near }) => near)),
    expected: median(found.map(({ expected }) => expected)),
    distance: median(found.map(({ distance }) => distance)),
  };
}
