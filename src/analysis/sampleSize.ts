import type { LawMethod } from '../curves/lawMethod.ts';
import type { ExtrapolationTarget } from './compareRivals.ts';
import type { TaskKey } from './taskKey.ts';

/**
 * Errors of the law fitted to a random sample of the models below a cut in upstream accuracy (Fig. 3). Each draw
 * has one root mean square error; a row sums up the draws by their median and a band of quantiles.
 */
export interface SampleSizeRow extends TaskKey {
  readonly method: LawMethod;
  /** What is predicted, and compared with the fit: hull vertices of all models, or all models. */
  readonly target: ExtrapolationTarget;
  /** Models sampled below the cut. */
  readonly models: number;
  readonly draws: number;
  /** Draws in which no law fitted; they count in no error. */
  readonly withoutLaw: number;
  /** RMSE of (law - observed downstream accuracy) above the cut; null where no draw had a law. */
  readonly predictionError: number | null;
  readonly predictionErrorLow: number | null;
  readonly predictionErrorHigh: number | null;
  /** RMSE of (law - observed downstream accuracy) over the fitted points: hull vertices of the sample, or its models. */
  readonly fittingError: number | null;
  readonly fittingErrorLow: number | null;
  readonly fittingErrorHigh: number | null;
}

/** What `sampleSize` found. */
export interface SampleSizeResult {
  /** Quantile of upstream accuracy below which models are sampled and fitted. */
  readonly cut: number;
  /** Quantiles of the draws between which the bands run. */
  readonly band: readonly [low: number, high: number];
  readonly seed: number;
  readonly rows: readonly SampleSizeRow[];
  readonly notes: readonly string[];
}
