import { median } from 'simple-statistics';
import type { FrontierDraw } from '../../curves/frontier/frontierDraw.ts';
import type { NearModels } from './checkedFrontier.ts';

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
export function reach(near: NearModels, draws: readonly FrontierDraw[]): Reach | null {
  const { upstreamError, downstreamError } = near;
  const n = upstreamError.length;
  if (n < PARTS) return null;
  let farthest: Reach | null = null;
  for (let part = 0; part < PARTS; part++) {
    const from = Math.round((part * n) / PARTS);
    const to = Math.round(((part + 1) * n) / PARTS);
    const distances = draws.map(({ law }) => {
      let distance = Number.POSITIVE_INFINITY;
      for (let i = from; i < to; i++) {
        const curve = law.k * upstreamError[i] ** law.alpha + law.irreducibleError;
        distance = Math.min(distance, downstreamError[i] - curve);
      }
      return distance;
    });
    const distance = median(distances);
    if (!farthest || distance > farthest.distance) {
      farthest = { distance, from: 1 - upstreamError[to - 1], to: 1 - upstreamError[from] };
    }
  }
  return farthest;
}
