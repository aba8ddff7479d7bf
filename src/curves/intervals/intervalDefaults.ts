/** What intervals are made with where nothing else is said. */
export const INTERVAL_DEFAULTS = {
  /** Share of intervals that should hold the truth. */
  level: 0.95,
  /** Laws drawn: its 2.5 % quantile is then known to about half a percent. */
  replicates: 1000,
  seed: 0,
} as const;
