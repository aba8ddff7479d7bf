import { type AccuracyPoints, checkAccuracyPoints } from './accuracyPoints.ts';
import { COLLINEAR_DISTANCE } from './lawLimits.ts';

/** From this many points on, most are ruled out before sorting. */
const FILTER_FROM = 4096;
/** Columns of the filter. */
const FILTER_COLUMNS = 1024;

/**
 * Upper convex hull of a task's models: the frontier that randomized classifiers reach (Lemma 2.1).
 *
 * Returns the indices of its vertices from the lowest to the highest upstream accuracy. Among models of equal
 * upstream accuracy the one with the best downstream accuracy counts (the first listed of equal ones); points on
 * the line between two vertices are no vertices. The hull runs over the whole range of upstream accuracy, so it
 * may fall again behind the best downstream accuracy.
 *
 * O(n log n) at worst; a linear pass first leaves few points to sort in a large cloud.
 *
 * @throws RangeError for accuracies that are not fractions in [0, 1].
 * @example upperHull({ upstream: [0.2, 0.5, 0.8], downstream: [0.1, 0.9, 0.2] }) // [0, 1, 2]
 */
export function upperHull(points: AccuracyPoints): Uint32Array {
  checkAccuracyPoints(points);
  const n = points.upstream.length;
  const all = Uint32Array.from({ length: n }, (_, i) => i);
  if (n < FILTER_FROM) return monotoneChain(points, all);

  // Every point below the hull of *some* of the points is below the hull of all of them.
  const coarse = monotoneChain(points, columnMaxima(points));
  return monotoneChain(points, notBelow(points, coarse));
}

/** The vertices of an upper hull up to the best downstream accuracy, which it falls behind. */
export function hullToBest({ downstream }: AccuracyPoints, hull: Uint32Array): Uint32Array {
  let best = 0;
  for (let place = 1; place < hull.length; place++) {
    if (downstream[hull[place]] > downstream[hull[best]]) best = place;
  }
  return hull.slice(0, best + 1);
}

/** The chain of some models, in any order. */
function monotoneChain(points: AccuracyPoints, candidates: Uint32Array): Uint32Array {
  return hullOfSorted(points, sortForHull(points, candidates));
}

/** Sorts models in place by upstream accuracy, the best downstream accuracy first among equal ones. */
export function sortForHull({ upstream, downstream }: AccuracyPoints, models: Uint32Array): Uint32Array {
  return models.sort((i, j) => upstream[i] - upstream[j] || downstream[j] - downstream[i] || i - j);
}

/** Vertices of the upper hull of models that `sortForHull` has sorted: Andrew's monotone chain (1979), upper half. */
export function hullOfSorted({ upstream, downstream }: AccuracyPoints, order: Iterable<number>): Uint32Array {
  const hull: number[] = [];
  for (const p of order) {
    const last = hull.length - 1;
    if (last >= 0 && upstream[hull[last]] === upstream[p]) continue;
    while (
      hull.length >= 2 &&
      !turnsRight(upstream, downstream, hull[hull.length - 2], hull[hull.length - 1], p)
    ) {
      hull.pop();
    }
    hull.push(p);
  }
  return Uint32Array.from(hull);
}

/** Whether b lies above the chord from a to c by more than rounding. */
function turnsRight(x: ArrayLike<number>, y: ArrayLike<number>, a: number, b: number, c: number): boolean {
  const dx = x[c] - x[a];
  const dy = y[c] - y[a];
  const cross = dx * (y[b] - y[a]) - dy * (x[b] - x[a]);
  return cross > COLLINEAR_DISTANCE * Math.hypot(dx, dy);
}

/** The leftmost, the rightmost, and the best point of each column of upstream accuracy. */
function columnMaxima({ upstream, downstream }: AccuracyPoints): Uint32Array {
  const n = upstream.length;
  let left = 0;
  let right = 0;
  for (let i = 1; i < n; i++) {
    const fromLeft = upstream[i] - upstream[left];
    if (fromLeft < 0 || (fromLeft === 0 && downstream[i] > downstream[left])) left = i;
    const fromRight = upstream[i] - upstream[right];
    if (fromRight > 0 || (fromRight === 0 && downstream[i] > downstream[right])) right = i;
  }
  const width = (upstream[right] - upstream[left]) / FILTER_COLUMNS || 1;
  const best = new Int32Array(FILTER_COLUMNS + 1).fill(-1);
  for (let i = 0; i < n; i++) {
    const column = Math.floor((upstream[i] - upstream[left]) / width);
    if (best[column] < 0 || downstream[i] > downstream[best[column]]) best[column] = i;
  }
  return Uint32Array.from(new Set([left, right, ...best.filter((i) => i >= 0)]));
}

/** The points on or above a hull that spans the whole range of upstream accuracy. */
function notBelow({ upstream, downstream }: AccuracyPoints, hull: Uint32Array): Uint32Array {
  if (hull.length < 2) return hull;
  const kept: number[] = [];
  for (let i = 0; i < upstream.length; i++) {
    let low = 0;
    let high = hull.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (upstream[hull[middle]] <= upstream[i]) low = middle;
      else high = middle;
    }
    const [a, b] = [hull[low], hull[high]];
    const share = (upstream[i] - upstream[a]) / (upstream[b] - upstream[a]);
    const chord = downstream[a] + share * (downstream[b] - downstream[a]);
    if (downstream[i] >= chord - COLLINEAR_DISTANCE) kept.push(i);
  }
  return Uint32Array.from(kept);
}
