/** Few-shot accuracy of a probe on one layer of one model: a row of `layers.csv`. */
export interface LayerScore {
  /** Id of the model or run. */
  readonly model: string;
  /** Name of the upstream task. */
  readonly upstream: string;
  /** Upstream accuracy of the model, a fraction. */
  readonly upstreamAccuracy: number;
  /** Name of the layer. */
  readonly layer: string;
  /** Where the layer stands, in [0, 1]; 1 is the top. */
  readonly depth: number;
  /** Name of the downstream task. */
  readonly downstream: string;
  /** Examples a class; null for all. */
  readonly shots: number | null;
  /** Seed that drew the support; left out where the accuracy is a mean over seeds. */
  readonly seed?: string;
  /** Accuracy of the probe on the test set, a fraction. */
  readonly accuracy: number;
}
