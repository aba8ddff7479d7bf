import type { AccuracyPoints } from '../curves/accuracyPoints.ts';
import { upperHull } from '../curves/upperHull.ts';

/** A task's models below and above a cut in upstream accuracy. */
export interface CutPoints {
  readonly fitted: AccuracyPoints;
  /** Models above the cut, and vertices above it of the upper hull of all models. */
  readonly heldOut: { readonly all: AccuracyPoints; readonly hull: AccuracyPoints };
  /** Highest upstream accuracy that is fitted. */
  readonly upstreamAccuracy: number;
}

/**
 * Splits a task's models at a quantile of their upstream accuracy (not of its range: real tables are dense at the
 * top). Models of equal upstream accuracy stay together, below the cut. Null where nothing is left on one side.
 */
export function splitAtCut(points: AccuracyPoints, cut: number): CutPoints | null {
  const { upstream } = points;
  const n = upstream.length;
  const sorted = Float64Array.from(upstream).sort();
  const upstreamAccuracy = sorted[Math.ceil(cut * n) - 1];
  const all = Array.from({ length: n }, (_, i) => i);
  const above = all.filter((i) => upstream[i] > upstreamAccuracy);
  if (above.length === 0 || !(upstreamAccuracy > sorted[0])) return null;
  return {
    fitted: choose(
      points,
      all.filter((i) => upstream[i] <= upstreamAccuracy),
    ),
    heldOut: {
      all: choose(points, above),
      hull: choose(
        points,
        [...upperHull(points)].filter((i) => upstream[i] > upstreamAccuracy),
      ),
    },
    upstreamAccuracy,
  };
}

/** Some of the points. */
export function choose({ upstream, downstream }: AccuracyPoints, chosen: ArrayLike<number>): AccuracyPoints {
  return {
    upstream: Float64Array.from(chosen, (i) => upstream[i]),
    downstream: Float64Array.from(chosen, (i) => downstream[i]),
  };
}

/** What is to be predicted above a cut: vertices of the upper hull of all models, or all models. */
export type ExtrapolationTarget = 'hull' | 'all';
export const TARGETS: readonly ExtrapolationTarget[] = ['hull', 'all'];
