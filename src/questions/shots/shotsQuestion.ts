import type { Question } from '../question.ts';
import { shotClaims } from './shotClaims.ts';
import { shotsSection } from './shotsSection.ts';
import { shotsView } from './shotsView.ts';
import { type ShotTrends, shotTrends } from './shotTrends.ts';

/** How does the law move with the number of shots? */
export const shotsQuestion: Question<ShotTrends, 'shots'> = {
  ask: ({ tasks, taskAnswers }) => shotTrends(tasks, ['hull'], taskAnswers),
  section: shotsSection,
  views: { shots: shotsView },
  claims: shotClaims,
};
