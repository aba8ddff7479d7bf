import { VERDICTS } from './verdict/verdict.ts';
import type { VerdictWord } from './verdict/verdictWord.ts';

/** What a verdict means, as `verdict` decides it. */
export const VERDICT_MEANINGS: Record<VerdictWord, string> = {
  'keeps paying': `by the law, one more point of upstream accuracy brings ${VERDICTS.keepsPaying} points or more`,
  'still rising': `observed, one more point goes with more than ${VERDICTS.flat} points`,
  slowing: 'observed, it rises less than before',
  'near its plateau': `by the law, one more point brings less than ${VERDICTS.keepsPaying} points`,
  flat: `observed, one more point goes with less than ${VERDICTS.flat} points either way`,
  saturated: `by the law, one more point brings less than ${VERDICTS.saturated}, or less than ${100 * VERDICTS.headroom} is left in all`,
  declines: 'observed, downstream accuracy falls with better upstream accuracy',
  'not determined': 'these models do not tell',
};

/** A verdict as the predicate of so many tasks. */
export const VERDICT_PREDICATES: Record<VerdictWord, (count: number) => string> = {
  'keeps paying': (count) => (count === 1 ? 'keeps paying' : 'keep paying'),
  'still rising': (count) => (count === 1 ? 'is still rising' : 'are still rising'),
  slowing: (count) => (count === 1 ? 'is slowing' : 'are slowing'),
  'near its plateau': (count) => (count === 1 ? 'is near its plateau' : 'are near their plateau'),
  flat: (count) => (count === 1 ? 'is flat' : 'are flat'),
  saturated: (count) => (count === 1 ? 'is saturated' : 'are saturated'),
  declines: (count) => (count === 1 ? 'declines' : 'decline'),
  'not determined': (count) => (count === 1 ? 'is not determined' : 'are not determined'),
};
