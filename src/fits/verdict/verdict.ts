import type { Adequacy } from '../adequacy/adequacy.ts';
import type { ObservedSlope } from '../top/observedSlope.ts';
import type { LawGain } from './lawGain.ts';
import { type MeasuredModel, refutes } from './refutes.ts';
import { lawSentence, observedSentence, refutedSentence, silentSentence } from './sentences.ts';
import type { LawWord, ObservedWord, VerdictWord } from './verdictWord.ts';

/** What the words mean. */
export const VERDICTS = {
  /** Points of downstream accuracy that one more point of upstream accuracy must bring to keep paying. */
  keepsPaying: 0.5,
  /** Below this gain a task is saturated. */
  saturated: 0.1,
  /** With no more than this left to gain in all (half a point) it is saturated too. */
  headroom: 0.005,
  /** Observed slopes within this of 0 are flat, and above it they rise. */
  flat: 0.1,
  /** Where alpha may be this large the law has no bend that the models saw. */
  degenerateAlpha: 20,
} as const;

/** One answer a task. */
export interface Verdict {
  readonly word: VerdictWord;
  /** What it rests on: the law where it stands, else the slope at the top, else nothing. */
  readonly basis: 'law' | 'observed' | null;
  /** The answer for people, with numbers and intervals. No model of the table refutes it. */
  readonly sentence: string;
}

/** What a verdict is reached from. */
export interface VerdictEvidence {
  /** All models of the task. */
  readonly models: readonly MeasuredModel[];
  /** From `adequacy`; null where there is no posterior. */
  readonly adequacy: Adequacy | null;
  /** From `lawGain` at the best upstream model; null where there is no posterior. */
  readonly gain: LawGain | null;
  /** From `observedSlope`. */
  readonly top: ObservedSlope | null;
  /** Why there is no posterior, for people. */
  readonly reason?: string;
}

/**
 * The one rule for verdicts. Where the law stands it answers, from the interval of its marginal gain at the best upstream
 * model; where a check fails the observed slope at the top answers; where there is none, nothing is said.
 *
 * | basis | word | when |
 * |---|---|---|
 * | law | keeps paying | gain wholly at or above 0.5 |
 * | law | near its plateau | gain wholly from 0.1 to 0.5 |
 * | law | saturated | gain wholly below 0.1, or headroom wholly within half a point |
 * | observed | flat | slope wholly within 0.1 of 0 |
 * | observed | declines | slope wholly below 0 |
 * | observed | slowing | slope wholly below the one before it, and not wholly below 0 |
 * | observed | still rising | slope wholly above 0.1 |
 * | any | not determined | else |
 *
 * A law whose alpha may reach 20 has no bend that the models saw: it gives a verdict only where the slope at the top
 * bears it out. A law whose plateau a model refutes gives none.
 *
 * @example
 * const models = [{ upstreamAccuracy: 0.8, downstreamAccuracy: 0.6 }];
 * verdict({ models, adequacy: null, gain: null, top: null, reason: 'only 1 model' }).word // 'not determined'
 */
export function verdict({ models, adequacy, gain, top, reason }: VerdictEvidence): Verdict {
  if (adequacy?.stands && gain) {
    const plateau = { kind: 'plateau', downstreamAccuracy: gain.plateau.median } as const;
    const refuting = models.find((model) => refutes(model, plateau));
    if (refuting) return { word: 'not determined', basis: 'law', sentence: refutedSentence(gain, refuting) };
    const word = lawWord(gain, top);
    return { word, basis: 'law', sentence: lawSentence(word, gain, top) };
  }
  if (top) {
    const word = observedWord(top);
    return { word, basis: 'observed', sentence: observedSentence(word, top, adequacy, reason) };
  }
  return { word: 'not determined', basis: null, sentence: silentSentence(models.length, reason) };
}

/** The law's word. */
function lawWord({ gain, headroom, alpha }: LawGain, top: ObservedSlope | null): LawWord | 'not determined' {
  const { low, high } = gain;
  const saturated = high < VERDICTS.saturated || headroom.high <= VERDICTS.headroom;
  if (alpha.high >= VERDICTS.degenerateAlpha) {
    return saturated && top && isFlat(top) ? 'saturated' : 'not determined';
  }
  if (saturated) return 'saturated';
  if (low >= VERDICTS.keepsPaying) return 'keeps paying';
  if (low >= VERDICTS.saturated && high < VERDICTS.keepsPaying) return 'near its plateau';
  return 'not determined';
}

/** The word for what is seen at the top. */
function observedWord(top: ObservedSlope): ObservedWord | 'not determined' {
  const [low, high] = top.interval;
  if (isFlat(top)) return 'flat';
  if (high < 0) return 'declines';
  if (top.change && top.change[1] < 0) return 'slowing';
  if (low > VERDICTS.flat) return 'still rising';
  return 'not determined';
}

function isFlat({ interval: [low, high] }: ObservedSlope): boolean {
  return low >= -VERDICTS.flat && high <= VERDICTS.flat;
}
