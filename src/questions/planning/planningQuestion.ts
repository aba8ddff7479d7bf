import type { Question } from '../question.ts';
import { planningSection } from './planningSection.ts';

/** What would a better upstream model bring, and which model serves all tasks until then? */
export const planningQuestion: Question<null, never> = { section: planningSection };
