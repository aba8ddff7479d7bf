import type { Question } from '../question.ts';
import { headDecayHelpsDownstream, headDecayLowersUpstream } from './headDecayClaims.ts';
import { headSection } from './headSection.ts';

/** Do settings of the classification head trade upstream for downstream accuracy? */
export const headQuestion: Question<null, never> = {
  section: headSection,
  claims: [headDecayLowersUpstream, headDecayHelpsDownstream],
};
