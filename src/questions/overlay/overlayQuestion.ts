import type { Question } from '../question.ts';
import { type HullOverlay, hullOverlay } from './hullOverlay.ts';
import { bestModelsDiffer, gapCloses } from './overlayClaims.ts';
import { overlaySection } from './overlaySection.ts';
import { overlayView } from './overlayView.ts';

/** Are the best models of one task the best of the others? */
export const overlayQuestion: Question<HullOverlay, 'overlay'> = {
  ask: ({ tasks }) => hullOverlay(tasks),
  section: overlaySection,
  views: { overlay: overlayView },
  claims: [bestModelsDiffer, gapCloses],
};
