/** Weights and margin of one layer of one model: a row of `measures.csv` of `plateau train`. */
export interface MeasuredLayer {
  /** Id of the model or run. */
  readonly model: string;
  /** Name of the upstream task. */
  readonly upstream: string;
  /** Name of the layer; those of a model stand from the lowest to the head. */
  readonly layer: string;
  /** Share of the training that was done, in (0, 1]. */
  readonly trained: number;
  /** Euclidean norm of the layer's weights. */
  readonly weightNorm: number;
  /** Median distance to the decision boundary over the spread of what the layer puts out; null where there is none. */
  readonly margin: number | null;
}
