import type { ShowView } from '../question.ts';
import { left, rangeText, right, taskColumn, view } from '../view.ts';
import { hullOverlay } from './hullOverlay.ts';

/** The best models of the reference on every other task. */
export const overlayView: ShowView = (tasks, { reference }) => {
  const result = hullOverlay(tasks, reference);
  return view(
    result,
    result.rows,
    result.trends,
    [
      left('reference', ({ reference: name }) => name),
      taskColumn(result.trends),
      right('models', ({ models }) => String(models)),
      right('mean gap', ({ meanGap }) => `${(100 * meanGap).toFixed(2)} pt`),
      right('largest', ({ largestGap }) => `${(100 * largestGap).toFixed(2)} pt`),
      right('trend', ({ trend, low, high }) => rangeText(trend, low, high)),
    ],
    [
      "gap: how far the models on the reference's hull are below this task's own hull.",
      'trend: Spearman correlation of the gap with upstream accuracy; below 0 where it closes [95 % interval].',
      ...result.notes,
    ],
  );
};
