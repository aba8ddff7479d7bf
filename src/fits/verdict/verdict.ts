/** PLACEHOLDER until the branch adequacy brings its own. */
import type { Estimate } from '../../curves/frontier/estimate.ts';
import type { Adequacy } from '../adequacy/adequacy.ts';
import type { ObservedSlope } from '../top/observedSlope.ts';

export type VerdictWord =
  | 'keeps paying'
  | 'still rising'
  | 'near its plateau'
  | 'slowing'
  | 'flat'
  | 'saturated'
  | 'declines'
  | 'not determined';
export interface Verdict {
  readonly word: VerdictWord;
  readonly basis: 'law' | 'observed' | null;
  readonly sentence: string;
}
export function verdict(
  adequacy: Adequacy | null,
  gain: Estimate | null,
  top: ObservedSlope | null,
): Verdict {
  if (adequacy?.stands && gain) {
    const word =
      gain.low >= 0.5
        ? 'keeps paying'
        : gain.high < 0.1
          ? 'saturated'
          : gain.low >= 0.1 && gain.high < 0.5
            ? 'near its plateau'
            : 'not determined';
    return { word, basis: 'law', sentence: `${word} by the law.` };
  }
  if (top) {
    const [low, high] = top.interval;
    const word =
      high < 0
        ? 'declines'
        : low > -0.1 && high < 0.1
          ? 'flat'
          : top.change && top.change[1] < 0 && low >= 0
            ? 'slowing'
            : low > 0.1
              ? 'still rising'
              : 'not determined';
    return { word, basis: 'observed', sentence: `${word} by the models.` };
  }
  return { word: 'not determined', basis: null, sentence: 'not determined.' };
}
