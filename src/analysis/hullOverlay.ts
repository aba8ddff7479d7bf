import type { TaskKey } from './taskKey.ts';

/** A model on the reference task's hull, as another task sees it (Fig. 5). */
export interface OverlayRow extends TaskKey {
  /** Reference task whose hull it is on. */
  readonly reference: string;
  readonly referenceShots: number | null;
  readonly model: string;
  readonly upstreamAccuracy: number;
  /** Its downstream accuracy on this task, and the height of this task's own hull there. */
  readonly downstreamAccuracy: number;
  readonly hullAccuracy: number;
  /** hullAccuracy - downstreamAccuracy, 0 or more. */
  readonly gap: number;
}

/** How the gap moves along upstream accuracy. */
export interface OverlayTrendRow extends TaskKey {
  readonly reference: string;
  readonly referenceShots: number | null;
  /** Models of the reference's hull that this task was evaluated on. */
  readonly models: number;
  readonly meanGap: number;
  readonly largestGap: number;
  /** Spearman correlation of gap with upstream accuracy: negative where the gap closes; null with fewer than 4 models. */
  readonly trend: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** What `hullOverlay` found. */
export interface HullOverlay {
  readonly rows: readonly OverlayRow[];
  readonly trends: readonly OverlayTrendRow[];
  readonly seed: number;
  readonly notes: readonly string[];
}
