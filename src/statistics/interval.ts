/** Level of every interval that an analysis gives. */
export const INTERVAL_LEVEL = 0.95;
/** Two-sided quantile of the normal distribution at that level. */
export const INTERVAL_Z = 1.959963984540054;

/** Ends of an interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
