import type { AccuracyPoints } from '../../curves/accuracyPoints.ts';
import { OBSERVED_SLOPE } from './observedSlope.ts';
import { QuantileLines } from './quantileLine.ts';
import { topWindow } from './topWindow.ts';

/**
 * The slope of `observedSlope` without its interval, which is what takes time: to sort tasks by.
 *
 * @returns null below 14 models, or where the window has one upstream accuracy
 */
export function slopeAtTop({ upstream, downstream }: AccuracyPoints): number | null {
  const models = topWindow(upstream)?.top.models.toSorted(
    (i, j) => upstream[i] - upstream[j] || downstream[i] - downstream[j],
  );
  if (!models) return null;
  const lines = new QuantileLines(
    models.map((i) => upstream[i]),
    models.map((i) => downstream[i]),
    OBSERVED_SLOPE.quantile,
  );
  return lines.best(new Float64Array(models.length).fill(1))?.slope ?? null;
}
