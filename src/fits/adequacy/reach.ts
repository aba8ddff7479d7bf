import { median } from 'simple-statistics';
import type { NearModels } from './checkedFrontier.ts';
import { least } from './contact.ts';
import type { DrawnGaps } from './drawnGaps.ts';

const PARTS = 3;

/** How far the curve lies beyond the nearest model. */
export interface Reach {
  /** Distance, a fraction of accuracy: median over draws, in the third of the models where it is largest. */
  readonly distance: number;
  /** Upstream accuracies of that third. */
  readonly from: number;
  readonly to: number;
}

/** Whether the models saw the frontier: how far the curve passes above the nearest one, in thirds by upstream accuracy. */
export function reach({ upstreamError }: NearModels, gaps: readonly DrawnGaps[]): Reach | null {
  const n = upstreamError.length;
  if (n < PARTS) return null;
  let farthest: Reach | null = null;
  for (let part = 0; part < PARTS; part++) {
    const from = Math.round((part * n) / PARTS);
    const to = Math.round(((part + 1) * n) / PARTS);
    const distance = median(gaps.map((gap) => least(gap.distance, from, to)));
    if (!farthest || distance > farthest.distance) {
      farthest = { distance, from: 1 - upstreamError[to - 1], to: 1 - upstreamError[from] };
    }
  }
  return farthest;
}
