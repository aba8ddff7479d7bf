import { countOf, countText } from '../../base/numberText.ts';
import type { TaskAnswer } from '../../fits/taskAnswer.ts';
import { plottedFrontier } from './plottedFrontier.ts';

/**
 * How many models are drawn, and that fits use all.
 *
 * @param noun what a drawn point is counted as; with several panels a model is drawn in each
 */
export function countPlotted(drawn: number, models: number, noun = 'model'): string {
  if (drawn === models) return `Each point is a model (${countOf(models, noun)}).`;
  return (
    `Each point is a model; ${countText(drawn)} of ${countOf(models, noun)} drawn, thinned where they crowd ` +
    '(fits use all of them).'
  );
}

/**
 * A quantile as people name it.
 *
 * @example quantileText(0.7) // '70 %'
 */
export function quantileText(quantile: number): string {
  return `${Number((100 * quantile).toFixed(1))} %`;
}

/** What the lines of a scatter are. */
export function explainLines(answers: readonly TaskAnswer[]): string {
  const frontier = answers.map(plottedFrontier).find((found) => found !== null);
  const noisy = answers.some((answer) => plottedFrontier(answer) && answer.testSize !== null);
  const observed = answers.some((answer) => !plottedFrontier(answer) && answer.top);
  return [
    'Ringed models are the vertices of the upper hull.',
    ...(frontier
      ? [
          `Where the law stands and the models determine it, the line is its frontier with its ${Math.round(100 * frontier.level)} % interval, faint beyond the best upstream model, and the horizontal line is where it ends.`,
        ]
      : []),
    ...(noisy ? ['Models may lie above it by the noise of their test sets.'] : []),
    ...(observed
      ? [
          `${frontier ? 'Elsewhere' : 'No law stands that the models determine:'} the thick line is the slope observed at the top, over the models that it rests on.`,
        ]
      : []),
    'As Fig. 1 of arXiv 2110.02095.',
  ].join(' ');
}
