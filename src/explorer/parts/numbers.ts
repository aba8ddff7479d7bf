import { percentText } from '../../base/numberText.ts';
import { standingFrontier, type TaskAnswer } from '../../fits/taskAnswer.ts';
import { estimateWords } from '../../fits/words/numbers.ts';

/** An estimate as two texts: the number, and its interval. */
export type EstimateTexts = readonly [number: string, interval: string];

const NONE: EstimateTexts = ['–', ''];

/** Slope at the top with its interval. */
export function slopeTexts({ top }: TaskAnswer): EstimateTexts {
  if (!top) return NONE;
  const [low, high] = top.interval;
  return [top.slope.toFixed(2), `[${low.toFixed(2)}, ${high.toFixed(2)}]`];
}

/** Plateau with its interval, where the law stands. */
export function plateauTexts(answer: TaskAnswer): EstimateTexts {
  const plateau = standingFrontier(answer)?.saturationAccuracy;
  if (!plateau) return NONE;
  return [percentText(plateau.median), estimateWords(plateau).replace(/^[^[]*/, '')];
}

/** The same in one. */
export function estimateText(texts: EstimateTexts): string {
  return texts.filter(Boolean).join(' ');
}
