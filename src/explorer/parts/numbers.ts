import { standingFrontier, type TaskAnswer } from '../../fits/taskAnswer.ts';
import { estimateWords } from '../../fits/words/numbers.ts';

/** Slope at the top with its interval. */
export function slopeText({ top }: TaskAnswer): string {
  if (!top) return '–';
  const [low, high] = top.interval;
  return `${top.slope.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}

/** Plateau with its interval, where the law stands. */
export function plateauText(answer: TaskAnswer): string {
  const frontier = standingFrontier(answer);
  return frontier ? estimateWords(frontier.saturationAccuracy) : '–';
}
