import { InputError } from '../../base/inputError.ts';
import type { ShowView } from '../question.ts';
import { left, rangeText, right, taskColumn, view } from '../view.ts';
import { sampleSize } from './sampleSize.ts';

/** The errors of the law by number of models. */
export const sampleSizeView: ShowView = (tasks, { seed, draws }) => {
  if (draws === 0) throw new InputError('draws is 0; expected 1 or more samples of each size');
  const result = sampleSize(tasks, { seed, draws });
  const shown = result.rows.filter(({ method, target }) => method === target || method === 'envelope');
  return view(
    result,
    result.rows,
    shown,
    [
      taskColumn(result.rows),
      left('law', ({ method }) => method),
      left('predicts', ({ target }) => (target === 'hull' ? 'frontier' : 'all models')),
      right('models', ({ models }) => String(models)),
      right('prediction error', (row) =>
        rangeText(row.predictionError, row.predictionErrorLow, row.predictionErrorHigh),
      ),
      right('fitting error', (row) => rangeText(row.fittingError, row.fittingErrorLow, row.fittingErrorHigh)),
      right('no law', ({ withoutLaw, draws: of }) => `${withoutLaw} of ${of}`),
    ],
    [
      `Root mean square of (law - observed), median of the draws [${result.band.join(' to ')} quantile].`,
      `Fitted to models below the ${result.cut} quantile of upstream accuracy; prediction: what lies above it.`,
      ...result.notes,
    ],
  );
};
