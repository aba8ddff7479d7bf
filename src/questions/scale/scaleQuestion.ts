import { joinAnswers } from '../joinAnswers.ts';
import type { Question } from '../question.ts';
import { residualSpread } from './residualSpread.ts';
import { familyThroughUpstream, scaleThroughUpstream, upstreamTellsAlmostAll } from './scaleClaims.ts';
import { type ScaleAnswer, scaleEffect } from './scaleEffect.ts';
import { scaleSection } from './scaleSection.ts';
import { scaleView, spreadView } from './scaleView.ts';

/** How much does upstream accuracy tell, and does scale tell more? */
export const scaleQuestion: Question<ScaleAnswer, 'scale' | 'spread'> = {
  ask: ({ tasks, seed }) => ({
    effect: scaleEffect(tasks, { seed }),
    spread: residualSpread(tasks, ['hull', 'envelope', 'all'], seed),
  }),
  eachTask: {
    join: (parts) => ({
      effect: joinAnswers(
        parts.map(({ effect }) => effect),
        'points',
        'regressions',
      ),
      spread: parts.flatMap(({ spread }) => spread),
    }),
  },
  section: scaleSection,
  views: { scale: scaleView, spread: spreadView },
  claims: [scaleThroughUpstream, upstreamTellsAlmostAll, familyThroughUpstream],
};
