/** Coverage of nominal 95 % intervals for e_IR, measured by simulation in one setting. */
export interface CoverageRecord {
  /** Models in each simulated cloud. */
  readonly models: number;
  /** Examples in the downstream and in the upstream test set; null for exact accuracies. */
  readonly testSize: number | null;
  readonly upstreamTestSize: number | null;
  /** Whether the method was told the test sizes. */
  readonly told: boolean;
  /** How gaps below the law were drawn. */
  readonly gaps: string;
  /** Name of the law above them. */
  readonly law: string;
  /** Mean standard deviation of the noise over the mean gap below the envelope. */
  readonly noise: number;
  readonly repetitions: number;
  /** Share of the intervals that held the truth. */
  readonly coverage: number;
  /** Mean width of the interval for e_IR. */
  readonly width: number;
}
