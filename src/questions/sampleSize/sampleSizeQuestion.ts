import { joinAnswers } from '../joinAnswers.ts';
import type { Question } from '../question.ts';
import { hullPredictsBetter, hullPredictsTenTimesBetter } from './predictionClaims.ts';
import { type SampleSizeResult, sampleSize } from './sampleSize.ts';
import { sampleSizeSection } from './sampleSizeSection.ts';
import { sampleSizeView } from './sampleSizeView.ts';

/** How many models does it take to know the law? */
export const sampleSizeQuestion: Question<SampleSizeResult, 'sample-size'> = {
  ask: ({ tasks, seed }) => sampleSize(tasks, { seed }),
  eachTask: { join: (parts) => joinAnswers(parts, 'rows'), withoutRows: true },
  section: sampleSizeSection,
  views: { 'sample-size': sampleSizeView },
  claims: [hullPredictsBetter, hullPredictsTenTimesBetter],
};
