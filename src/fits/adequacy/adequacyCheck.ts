import { OBSERVED_SLOPE } from '../top/observedSlope.ts';

/** When a check fails. */
export const ADEQUACY = {
  /** Contact fails below this probability, */
  contact: 0.05,
  /** and outliers above this divergence, where the curve follows the nearest models. */
  outliers: 2.5,
  /** Where noise hides the edge it follows none of them, and the two statistics spread as they do for known gaps: */
  hidden: { contact: 0.02, outliers: 3.3 },
  /** where more models than this are expected within one standard deviation of the noise, were they evenly spread. */
  edgeModels: 60,
  /** Reach fails above this distance, a fraction of accuracy. */
  reach: 0.05,
  /** Slope fails where two intervals of this level are farther apart than this, in points a point: less does not matter. */
  level: OBSERVED_SLOPE.level,
  slope: 0.03,
  /** A law that misses by less than this still describes the models it was fitted to. */
  within: 0.02,
  /** Power below which a pass means little. */
  power: 0.5,
  /** Draws that contact and reach are averaged over. */
  draws: 60,
} as const;

/** What is asked of the law, */
export type LawCheck = 'contact' | 'reach' | 'outliers' | 'slope';
/** and what must hold before: draws that have settled, and no model beyond the plateau. */
export type CheckName = LawCheck | 'mixing' | 'plateau';

/** One question to the models: could the law be true of them? */
export interface AdequacyCheck {
  readonly name: CheckName;
  readonly passed: boolean;
  /** `contact`: a probability; `reach`: a fraction of accuracy; `outliers`: a divergence; `slope`: room between two intervals, points a point, below 0 where they overlap; `mixing`: split R-hat; `plateau`: models beyond it. */
  readonly statistic: number;
  readonly threshold: number;
  /** The finding, for people. */
  readonly words: string;
  /** By how much the law misses here, a fraction of accuracy. */
  readonly miss: number;
  /** Share of simulated tables of this size and noise that fail it though the law is true; null: not measured. */
  readonly falseAlarm: number | null;
}
