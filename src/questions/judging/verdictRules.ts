import type { Interval } from '../../statistics/interval.ts';
import type { ClaimVerdict } from './claimVerdict.ts';

/**
 * How a claim is judged. Each claim says that one number lies above, or below, a threshold:
 *
 * - **supported** where its whole interval lies on the claimed side;
 * - **contradicted** where its whole interval lies on the other side;
 * - **inconclusive** where the interval holds the threshold, or where there are too few tasks for an interval;
 * - **not testable here** where the table lacks what the claim speaks of.
 *
 * Intervals are over tasks, or over independent models or series: never over rows that share a model. A median over
 * tasks has an exact interval of level 0.9, which makes each verdict a one-sided test at 5 %; it takes 5 tasks.
 * A share has Wilson's interval of level 0.95. A rank correlation over tasks has no interval: it is judged by its
 * one-sided p-value (random permutations), at 5 % either way. Tasks of one table share their models, which no interval over tasks
 * can undo: a verdict speaks of tasks like these with models like these.
 */
export function judge(interval: Interval | null, side: 'above' | 'below', threshold: number): ClaimVerdict {
  if (!interval) return 'inconclusive';
  const above = interval.low > threshold;
  const below = interval.high < threshold;
  if (!above && !below) return 'inconclusive';
  return above === (side === 'above') ? 'supported' : 'contradicted';
}

/** Level of the interval for a median over tasks. */
export const MEDIAN_LEVEL = 0.9;

/** A claim about how often something is so means: more often than not. */
export const MORE_OFTEN_THAN_NOT = 0.5;
/** "An order of magnitude" counts from a factor of 5 on: log10 of it. */
export const ORDER_OF_MAGNITUDE = Math.log10(5);
/** "Almost all the information": the law leaves less than this share of the standard deviation. */
export const LITTLE_LEFT = 0.5;
/** A factor explains next to nothing of what is left when its adjusted partial R2 is below this. */
export const NEXT_TO_NOTHING = 0.1;
/** Models "differ" when they give away more than this downstream accuracy: one point. */
export const ONE_POINT = 0.01;
/** A rank correlation that chance alone gives less often than this is no chance. */
export const SIGNIFICANT = 0.05;
/** One curve fits better than another when AICc is lower by more than this (Burnham and Anderson 2002). */
export const AICC_MARGIN = 2;
