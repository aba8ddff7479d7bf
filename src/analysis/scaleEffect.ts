import type { TaskKey } from './taskKey.ts';

/** What may be scaled: columns of the table. */
export type ScaleAxis = 'parameters' | 'dataFraction' | 'epochs';
/** What upstream accuracy may leave unexplained. */
export type ScaleFactor = ScaleAxis | 'family' | 'all together';

/** One model of a controlled series: only one thing is scaled, the others are held (Fig. 4). */
export interface ScalePoint extends TaskKey {
  readonly axis: ScaleAxis;
  /** What is held, in words: 'vit, 1e7 parameters, 7 epochs'. Points of one series belong on one line. */
  readonly series: string;
  readonly model: string;
  /** What is scaled: parameters, share of the data, or epochs. */
  readonly value: number;
  readonly upstreamAccuracy: number;
  readonly downstreamAccuracy: number;
}

/** Does a factor explain what upstream accuracy does not? Two nested regressions of downstream accuracy. */
export interface NestedRegressionRow extends TaskKey {
  readonly factor: ScaleFactor;
  readonly models: number;
  /** Columns that the factor adds to the regression. */
  readonly terms: number;
  /** R2 of upstream accuracy alone (a smooth curve of it), and with the factor. */
  readonly upstreamR2: number;
  readonly bothR2: number;
  /** R2 of the factor alone. */
  readonly factorR2: number;
  /** Share of what upstream accuracy leaves that the factor explains. */
  readonly partialR2: number;
  /** The same with the expectation under no effect taken out, which is 0 there. */
  readonly adjustedPartialR2: number;
  /** Freedman-Lane permutation test of no effect. */
  readonly pValue: number;
  readonly permutations: number;
}

/** What `scaleEffect` found. */
export interface ScaleEffect {
  readonly points: readonly ScalePoint[];
  readonly regressions: readonly NestedRegressionRow[];
  readonly seed: number;
  /** What the table lacks, in words. */
  readonly notes: readonly string[];
}
