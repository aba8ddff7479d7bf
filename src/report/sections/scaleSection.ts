import { predictionFigures } from '../../charts/predictionFigures.ts';
import type { SectionBuilder } from './buildSections.ts';

/** How much of downstream accuracy upstream accuracy tells, and whether scale tells more. */
export const scaleSection: SectionBuilder = ({ fits, answers, families }) => {
  const average = answers.flatMap(({ task }) =>
    fits.filter((fit) => fit.task === task && fit.fit.method === 'all'),
  );
  if (average.every(({ fit }) => fit.law === null)) return { absent: 'no law fits the models of any task' };
  return {
    title: 'What upstream accuracy tells, and what it leaves',
    paragraphs: [
      'The law fitted to all models is the best guess at the downstream accuracy of a model from its upstream accuracy alone. What it leaves is what other properties of a model could explain.',
    ],
    figures: predictionFigures(average, [], families),
  };
};
