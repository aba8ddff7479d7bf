import type { AccuracyPoints } from './accuracyPoints.ts';
import { upperHull } from './upperHull.ts';

/** A model of a mixture, and how often it answers. */
export interface MixturePart {
  /** Index of the model in the task's points. */
  readonly index: number;
  readonly probability: number;
  readonly upstreamAccuracy: number;
  readonly downstreamAccuracy: number;
}

/** A randomized classifier on the upper hull (Lemma 2.1). */
export interface Mixture {
  readonly upstreamAccuracy: number;
  readonly downstreamAccuracy: number;
  /** One model, or two neighbours on the hull; probabilities sum to 1. */
  readonly parts: readonly MixturePart[];
}

/**
 * The randomized classifier on the upper hull with a given upstream accuracy. For every input it asks model j with
 * probability p_j, so its accuracies are sum_j p_j a_j exactly, upstream and downstream (Lemma 2.1); no mixture of
 * the models does better downstream at that upstream accuracy.
 *
 * @param points one task's models
 * @param upstreamAccuracy a fraction
 * @param hull the hull's vertices, where they are known already
 * @returns null outside of the models' range of upstream accuracy
 * @example
 * const points = { upstream: [0.4, 0.8], downstream: [0.3, 0.6] };
 * mixtureAtUpstream(points, 0.5)?.parts.map(({ probability }) => probability.toFixed(2)) // ['0.75', '0.25']
 */
export function mixtureAtUpstream(
  points: AccuracyPoints,
  upstreamAccuracy: number,
  hull: ArrayLike<number> = upperHull(points),
): Mixture | null {
  const { upstream } = points;
  for (let v = 0; v < hull.length; v++) {
    if (upstream[hull[v]] === upstreamAccuracy) return mix(points, hull[v], hull[v], 0);
    if (upstream[hull[v]] < upstreamAccuracy) continue;
    if (v === 0) return null;
    const [low, high] = [upstream[hull[v - 1]], upstream[hull[v]]];
    return mix(points, hull[v - 1], hull[v], (upstreamAccuracy - low) / (high - low));
  }
  return null;
}

/**
 * The randomized classifier on the upper hull with a given downstream accuracy and the lowest upstream accuracy:
 * the cheapest that reaches it.
 *
 * @returns null above the best model, and below the first vertex of the hull
 * @example
 * const points = { upstream: [0.4, 0.8], downstream: [0.3, 0.6] };
 * mixtureAtDownstream(points, 0.45)?.upstreamAccuracy.toFixed(2) // '0.60'
 */
export function mixtureAtDownstream(
  points: AccuracyPoints,
  downstreamAccuracy: number,
  hull: ArrayLike<number> = upperHull(points),
): Mixture | null {
  const { downstream } = points;
  for (let v = 0; v < hull.length; v++) {
    if (downstream[hull[v]] === downstreamAccuracy) return mix(points, hull[v], hull[v], 0);
    if (downstream[hull[v]] < downstreamAccuracy) continue;
    if (v === 0) return null;
    const [low, high] = [downstream[hull[v - 1]], downstream[hull[v]]];
    return mix(points, hull[v - 1], hull[v], (downstreamAccuracy - low) / (high - low));
  }
  return null;
}

/** The second model with a probability, else the first. */
function mix(
  { upstream, downstream }: AccuracyPoints,
  first: number,
  second: number,
  share: number,
): Mixture {
  const part = (index: number, probability: number): MixturePart => ({
    index,
    probability,
    upstreamAccuracy: upstream[index],
    downstreamAccuracy: downstream[index],
  });
  const parts =
    share === 0
      ? [part(first, 1)]
      : share === 1
        ? [part(second, 1)]
        : [part(first, 1 - share), part(second, share)];
  const mean = (of: (part: MixturePart) => number) =>
    parts.reduce((sum, p) => sum + p.probability * of(p), 0);
  return {
    upstreamAccuracy: mean((p) => p.upstreamAccuracy),
    downstreamAccuracy: mean((p) => p.downstreamAccuracy),
    parts,
  };
}
