import type { ShowView } from '../question.ts';
import { left, rangeText, right, view } from '../view.ts';
import { shotTrends } from './shotTrends.ts';

/** How often each parameter rises and falls with shots. */
export const shotsView: ShowView = (tasks) => {
  const result = shotTrends(tasks);
  return view(
    result,
    result.rows,
    result.steps,
    [
      left('upstream', ({ upstream }) => upstream),
      left('law', ({ method }) => method),
      left('parameter', ({ parameter }) => (parameter === 'irreducibleError' ? 'e_IR' : parameter)),
      right('steps', ({ steps, tasks: of }) => `${steps} of ${of} tasks`),
      right('rise', ({ rises }) => String(rises)),
      right('fall', ({ falls }) => String(falls)),
      right('share that fall', ({ fallShare, low, high }) => rangeText(fallShare, low, high)),
      right('Spearman', ({ upstream, method, parameter }) => {
        const row = result.correlations.find(
          (one) =>
            one.downstream === null &&
            one.upstream === upstream &&
            one.method === method &&
            one.parameter === parameter,
        );
        return row ? rangeText(row.spearman, row.low, row.high) : '–';
      }),
    ],
    [
      'Steps from one number of shots to the next at which both laws are determined [95 % interval over tasks].',
      'Spearman: correlation with shots, median over tasks with 3 numbers of shots or more.',
      ...result.notes,
    ],
  );
};
