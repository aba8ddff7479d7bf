import type { Question } from '../question.ts';
import { layerClaims } from './layerClaims.ts';
import { type LayerEvidence, layerEvidence } from './layerEvidence.ts';
import { layersSection } from './layersSection.ts';

/** What does each layer know? The answer is null without layer profiles. */
export const layersQuestion: Question<LayerEvidence | null, never> = {
  ask: ({ layers, tasks, taskAnswers, seed }) =>
    layers.length > 0 ? layerEvidence(layers, tasks, taskAnswers, seed) : null,
  section: layersSection,
  claims: layerClaims,
};
