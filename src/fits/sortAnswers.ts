import { marginalGainAt } from '../curves/frontier/frontierQuestions.ts';
import { standingFrontier, type TaskAnswer } from './taskAnswer.ts';
import type { VerdictWord } from './verdict/verdictWord.ts';

/** From what is worth most to what is worth least to somebody who could have a better upstream model. */
export const ANSWER_ORDER: readonly VerdictWord[] = [
  'keeps paying',
  'still rising',
  'slowing',
  'near its plateau',
  'flat',
  'saturated',
  'declines',
  'not determined',
];

/**
 * Points of downstream accuracy that one more point of upstream accuracy brings, by the law where it stands, else as
 * observed at the top; no more than there is room for: of the upstream point only what is left to full accuracy, of the
 * downstream ones what is left above the best model.
 */
export function gainOf(answer: TaskAnswer): number | null {
  const frontier = standingFrontier(answer);
  const slope = frontier
    ? marginalGainAt(frontier, answer.bestUpstreamAccuracy).median
    : (answer.top?.slope ?? null);
  if (slope === null) return null;
  const room = Math.min(1, 100 * (1 - answer.bestUpstreamAccuracy));
  return Math.min(slope * room, 100 * (1 - answer.best.downstreamAccuracy));
}

/** Sorts answers by what a better upstream model is worth, most first: by verdict, then by gain, then by name. */
export function sortAnswers(answers: readonly TaskAnswer[]): TaskAnswer[] {
  const keyed = answers.map((answer) => ({
    answer,
    place: ANSWER_ORDER.indexOf(answer.verdict.word),
    gain: gainOf(answer) ?? Number.NEGATIVE_INFINITY,
  }));
  return keyed.sort((a, b) => a.place - b.place || b.gain - a.gain || 0).map(({ answer }) => answer);
}
