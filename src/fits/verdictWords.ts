import {
  KEEPS_PAYING_GAIN,
  SATURATED_GAIN,
  SATURATED_HEADROOM,
  type SaturationVerdict,
} from './saturation.ts';

/** What a verdict means, as `fits/saturation.ts` decides it. */
export const VERDICT_MEANINGS: Record<SaturationVerdict, string> = {
  'keeps paying': `one more point of upstream accuracy brings ${KEEPS_PAYING_GAIN} points or more`,
  'near its plateau': `one more point brings less than ${KEEPS_PAYING_GAIN} points`,
  saturated: `one more point brings less than ${SATURATED_GAIN}, or less than ${100 * SATURATED_HEADROOM} is left in all`,
  'not determined': 'these models do not determine where the curve ends',
  'no law fits': 'downstream accuracy does not rise with upstream accuracy',
};
/** The verdict on some tasks, as what a sentence about them says. */
export const VERDICT_PREDICATES: Record<SaturationVerdict, (count: number) => string> = {
  'keeps paying': (count) => (count === 1 ? 'keeps paying' : 'keep paying'),
  'near its plateau': (count) => (count === 1 ? 'is near its plateau' : 'are near their plateau'),
  saturated: (count) => (count === 1 ? 'is saturated' : 'are saturated'),
  'not determined': (count) => (count === 1 ? 'is not determined' : 'are not determined'),
  'no law fits': (count) => (count === 1 ? 'follows no law' : 'follow no law'),
};
/** The verdict on one task, as what a sentence about it says on a terminal. */
export const VERDICT_WORDS: Record<SaturationVerdict, string> = {
  'keeps paying': 'keeps paying',
  'near its plateau': 'is near its plateau',
  saturated: 'is saturated',
  'not determined': 'is not determined',
  'no law fits': 'has no law',
};
