import type { Question } from '../question.ts';
import { answerSection } from './answerSection.ts';
import { nearerFollowUpstream } from './distanceClaim.ts';
import { lawSection } from './lawSection.ts';
import { plateausSection } from './plateausSection.ts';
import { irreducibleMovesWithUpstream, saturationDiffers } from './saturationClaims.ts';

/** Which tasks still gain from a better upstream model? */
export const answerQuestion: Question<null, never> = { section: answerSection };

/** What does the law of each task look like? */
export const lawQuestion: Question<null, never> = { section: lawSection };

/** Where would each task stop? */
export const plateausQuestion: Question<null, never> = {
  section: plateausSection,
  claims: [saturationDiffers, irreducibleMovesWithUpstream, nearerFollowUpstream],
};
