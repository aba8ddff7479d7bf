import type { Question } from '../question.ts';
import { type RankCorrelations, rankCorrelations } from './rankCorrelations.ts';
import { ranksSection } from './ranksSection.ts';
import { ranksView } from './ranksView.ts';

/** Do tasks agree on which models are better? */
export const ranksQuestion: Question<readonly RankCorrelations[], 'ranks'> = {
  ask: ({ tasks, seed }) => rankCorrelations(tasks, { seed }),
  slow: true,
  section: ranksSection,
  views: { ranks: ranksView },
};
