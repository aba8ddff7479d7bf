import { countOf, countText } from '../../base/numberText.ts';
import type { TaskFit } from '../../fits/fitTasks.ts';
import { intervalOf } from '../../fits/taskIntervals.ts';

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
export function howLawsAreDrawn(fits: readonly TaskFit[]): string {
  const sure = fits.find((fit) => intervalOf(fit) !== null);
  const interval = sure ? intervalOf(sure) : null;
  const band = interval
    ? ` The band is the ${Math.round(100 * interval.level)} % interval of the ${sure?.fit.method} law (${interval.method}).`
    : '';
  return (
    'Ringed models are the vertices of the upper hull. A law is faint beyond the best upstream model; the horizontal line ' +
    `is its plateau 1 - e_IR.${band} As Fig. 1 of arXiv 2110.02095.`
  );
}
