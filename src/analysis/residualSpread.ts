import type { LawMethod } from '../curves/lawMethod.ts';
import type { TaskKey } from './taskKey.ts';

/** How much of the spread of downstream accuracy a law leaves (Tab. F.3). */
export interface ResidualSpreadRow extends TaskKey {
  readonly method: LawMethod;
  readonly models: number;
  /** Standard deviation of (law - observed downstream accuracy) over all models; null where no law fits. */
  readonly residualDeviation: number | null;
  /** Standard deviation of downstream accuracy: what predicting the mean leaves. */
  readonly meanDeviation: number;
  /** The first over the second: 0 where upstream accuracy tells all, 1 where it tells nothing. */
  readonly ratio: number | null;
  /** 95 % interval of the ratio, bootstrap over models (over runs where the table names runs). */
  readonly low: number | null;
  readonly high: number | null;
}
