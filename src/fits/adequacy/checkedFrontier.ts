import type { FrontierDraw } from '../../curves/frontier/frontierDraw.ts';
import type { FrontierFit } from '../../curves/frontier/frontierFit.ts';
import { NOISE_REACH } from '../../curves/frontier/frontierLikelihood.ts';

/** What the checks need of a frontier that was fitted to a task's models. */
export type CheckedFrontier = Pick<
  FrontierFit,
  'draws' | 'threshold' | 'noise' | 'step' | 'models' | 'effectiveModels'
>;

/** The better-than-average models as errors, by upstream error from the smallest up. */
export interface NearModels {
  readonly upstreamError: Float64Array;
  readonly downstreamError: Float64Array;
  readonly threshold: Float64Array;
  readonly noise: Float64Array | null;
  /** Step that downstream errors are rounded to, part of their noise; 0 for none. */
  readonly step: number;
}

/** Picks the models that the posterior rests on. */
export function nearModels(
  upstream: ArrayLike<number>,
  downstream: ArrayLike<number>,
  { threshold, noise, step }: CheckedFrontier,
): NearModels {
  const reached = (i: number) => threshold[i] + (noise ? NOISE_REACH * noise[i] : 0);
  const kept: number[] = [];
  for (let i = 0; i < upstream.length; i++) if (1 - downstream[i] < reached(i)) kept.push(i);
  kept.sort((i, j) => upstream[j] - upstream[i] || downstream[j] - downstream[i]);
  return {
    upstreamError: Float64Array.from(kept, (i) => 1 - upstream[i]),
    downstreamError: Float64Array.from(kept, (i) => 1 - downstream[i]),
    threshold: Float64Array.from(kept, reached),
    noise: noise && Float64Array.from(kept, (i) => noise[i]),
    step,
  };
}

/** At most so many draws, evenly spread over all of them. */
export function thinDraws(draws: readonly FrontierDraw[], most: number): readonly FrontierDraw[] {
  if (draws.length <= most) return draws;
  return Array.from({ length: most }, (_, i) => draws[Math.floor((i * draws.length) / most)]);
}
