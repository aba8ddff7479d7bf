import type { FrontierDraw } from '../../curves/frontier/frontierDraw.ts';

/** What the checks need of a frontier that was fitted to a task's models. */
export interface CheckedFrontier {
  /** Draws from its posterior. */
  readonly draws: readonly FrontierDraw[];
  /** For each model, the downstream error below which it counts as better than average. */
  readonly threshold: ArrayLike<number>;
  /** Standard deviation of each model's downstream error, noise of the upstream error folded in; null: exact. */
  readonly noise: ArrayLike<number> | null;
}

/** The better-than-average models as errors, by upstream error from the smallest up. */
export interface NearModels {
  /** Their places in the table. */
  readonly models: Uint32Array;
  readonly upstreamError: Float64Array;
  readonly downstreamError: Float64Array;
  readonly threshold: Float64Array;
  readonly noise: Float64Array | null;
}

/** Picks the models that the posterior rests on. */
export function nearModels(
  upstream: ArrayLike<number>,
  downstream: ArrayLike<number>,
  { threshold, noise }: CheckedFrontier,
): NearModels {
  const kept: number[] = [];
  for (let i = 0; i < upstream.length; i++) if (1 - downstream[i] < threshold[i]) kept.push(i);
  kept.sort((i, j) => upstream[j] - upstream[i] || downstream[j] - downstream[i]);
  return {
    models: Uint32Array.from(kept),
    upstreamError: Float64Array.from(kept, (i) => 1 - upstream[i]),
    downstreamError: Float64Array.from(kept, (i) => 1 - downstream[i]),
    threshold: Float64Array.from(kept, (i) => threshold[i]),
    noise: noise && Float64Array.from(kept, (i) => noise[i]),
  };
}

/** At most so many draws, evenly spread over all of them. */
export function thinDraws(draws: readonly FrontierDraw[], most: number): readonly FrontierDraw[] {
  if (draws.length <= most) return draws;
  return Array.from({ length: most }, (_, i) => draws[Math.floor((i * draws.length) / most)]);
}
