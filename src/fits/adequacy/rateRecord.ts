/** Simulated tables of one setting, and the share of them in which each check fails. */
export interface RateRecord {
  /** What the better models follow: the law, or a curve that it cannot follow. */
  readonly truth: 'law' | 'kink' | 'logistic';
  readonly models: number;
  /** Standard deviation of told noise over the room between curve and average: median over tables. */
  readonly noiseShare: number;
  /** Shape of the gaps in the posterior where the law is true: median over tables. */
  readonly shape: number;
  readonly clouds: number;
  readonly contact: number;
  readonly reach: number;
  readonly outliers: number;
  readonly slope: number;
  /** Contact, outliers or slope: that the law is wrong. Reach says only that it was not seen. */
  readonly either: number;
}
