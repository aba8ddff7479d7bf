import { quantile } from 'simple-statistics';
import type { FrontierDraw } from '../../curves/frontier/frontierDraw.ts';
import { predictDownstreamAccuracy } from '../../curves/saturatingLaw.ts';

/** The law's mean slope between two upstream accuracies: posterior median and interval. */
export function lawSlope(
  draws: readonly FrontierDraw[],
  from: number,
  to: number,
  level: number,
): { readonly slope: number; readonly interval: readonly [number, number] } {
  const slopes = draws.map(
    ({ law }) => (predictDownstreamAccuracy(law, to) - predictDownstreamAccuracy(law, from)) / (to - from),
  );
  const [low, slope, high] = quantile(slopes, [(1 - level) / 2, 0.5, (1 + level) / 2]);
  return { slope, interval: [low, high] };
}
