import { countOf, countText } from '../../base/numberText.ts';
import { standingFrontier, type TaskAnswer } from '../../fits/taskAnswer.ts';

/**
 * How many models are drawn, and that fits use all.
 *
 * @param noun what a drawn point is counted as; with several panels a model is drawn in each
 */
export function drawnOf(drawn: number, models: number, noun = 'model'): string {
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
export function howLawsAreDrawn(answers: readonly TaskAnswer[]): string {
  const frontier = answers.map(standingFrontier).find((found) => found !== null);
  const observed = answers.some((answer) => !standingFrontier(answer) && answer.top);
  return [
    'Ringed models are the vertices of the upper hull.',
    ...(frontier
      ? [
          `Where the law stands, the line is its frontier with its ${Math.round(100 * frontier.level)} % interval, faint beyond the best upstream model, and the horizontal line is where it ends.`,
        ]
      : []),
    ...(observed
      ? [
          `${frontier ? 'Where it does not, the' : 'No law is drawn, for none stands; the'} thick line is the slope observed at the top, over the models that it rests on.`,
        ]
      : []),
    'As Fig. 1 of arXiv 2110.02095.',
  ].join(' ');
}
