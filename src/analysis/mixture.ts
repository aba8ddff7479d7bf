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
