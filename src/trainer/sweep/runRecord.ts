import type { LayerMeasure } from '../models/measureLayers.ts';

/** Few-shot accuracy of a model on a downstream task, averaged over supports. */
export interface TaskScore {
  readonly downstream: string;
  /** Examples a class. */
  readonly shots: number;
  /** Mean over supports, L2 chosen by leave-one-out on the support. */
  readonly accuracy: number;
  /** Standard deviation over supports; null for a single support. */
  readonly deviation: number | null;
  /** Mean over supports with the paper's L2. */
  readonly paperAccuracy: number;
}

/** The same at one block. */
export interface BlockScore {
  readonly layer: string;
  /** In [0, 1]; 1 is the top. */
  readonly depth: number;
  readonly downstream: string;
  readonly shots: number;
  readonly accuracy: number;
  /** Accuracy on images that are in neither support nor test set: choose the best block by this. */
  readonly selectionAccuracy: number;
}

/** Test accuracy after fine-tuning on a downstream task's images. */
export interface FineTuneScore {
  readonly downstream: string;
  /** null where it diverged. */
  readonly accuracy: number | null;
  /** Images that it was tuned on. */
  readonly images: number;
}

/** A model that was trained and judged. */
export interface DoneRun {
  readonly status: 'done';
  readonly index: number;
  readonly parameters: number;
  readonly steps: number;
  /** Mean training loss over the last tenth of the steps. */
  readonly finalLoss: number;
  readonly upstreamAccuracy: number;
  readonly scores: readonly TaskScore[];
  readonly blocks: readonly BlockScore[];
  /** From the lowest layer to the head, early to late; left out in journals of before it was measured. */
  readonly layers?: readonly LayerMeasure[];
  readonly fineTuned: readonly FineTuneScore[];
  /** Images in the test set of each downstream task. */
  readonly testSizes: Readonly<Record<string, number>>;
}

/** A run that gave no model. */
export interface FailedRun {
  readonly status: 'failed';
  readonly index: number;
  readonly reason: string;
  /** Whether a further try could end otherwise: a worker that was killed, not a loss that diverged. */
  readonly retry: boolean;
}

export type RunRecord = DoneRun | FailedRun;

/** Where the time of a run went, in seconds; kept apart from its results, which must not depend on the clock. */
export interface RunTimes {
  /** What the run was expected to take, on the machine that costs were measured on; only ratios carry over. */
  readonly estimate: number;
  readonly training: number;
  readonly evaluation: number;
}
