import type { Question } from '../question.ts';
import { headClaims } from './headClaims.ts';
import { headSection } from './headSection.ts';
import { type TradeOff, tradeOffs } from './tradeOffs.ts';

/** Do settings of the classification head trade upstream for downstream accuracy? */
export const headQuestion: Question<readonly TradeOff[], never> = {
  ask: ({ tasks }) => tradeOffs(tasks),
  section: headSection,
  claims: headClaims,
};
