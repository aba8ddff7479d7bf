import type { ClaimVerdict } from './claimVerdict.ts';

/** What a reader is told of a claim of the paper. */
export type Seen = 'seen' | 'not seen' | 'cannot be seen at this size' | 'not measured';

/** A test that finds an effect less often than this cannot be held against it. */
export const ENOUGH_POWER = 0.8;

/** How often a test would find an effect of a stated size. */
export interface Power {
  /** In [0, 1]. */
  readonly probability: number;
  /** The effect that it is stated for, in words. */
  readonly effect: string;
}

/**
 * The one rule by which a claim is told: **seen** where it is supported; **not seen** where the opposite is supported, or
 * where it is undecided although the test would have found the stated effect with a probability of 0.8; **cannot be seen at
 * this size** where it is undecided and the test would not; **not measured** where the table lacks what it speaks of.
 */
export function seenBy(verdict: ClaimVerdict, power: Power | null): Seen {
  if (verdict === 'supported') return 'seen';
  if (verdict === 'contradicted') return 'not seen';
  if (verdict === 'not testable here') return 'not measured';
  return power && power.probability >= ENOUGH_POWER ? 'not seen' : 'cannot be seen at this size';
}
