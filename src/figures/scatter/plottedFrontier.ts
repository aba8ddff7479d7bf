import type { FrontierFit } from '../../curves/frontier/frontierFit.ts';
import { standingFrontier, type TaskAnswer } from '../../fits/taskAnswer.ts';

/**
 * The frontier that a figure draws: that of a law which stands and whose bend the models determine. Where alpha may be
 * anything the curve would be a step that no model saw; the slope observed at the top is drawn instead.
 */
export function plottedFrontier(answer: TaskAnswer): FrontierFit | null {
  const frontier = standingFrontier(answer);
  return frontier?.alpha ? frontier : null;
}
