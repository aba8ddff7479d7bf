import type { ShowView } from '../question.ts';
import { left, rangeText, right, view } from '../view.ts';
import { rankCorrelations } from './rankCorrelations.ts';

/** Rank correlations of every pair of tasks. */
export const ranksView: ShowView = (tasks, { seed, draws }) => {
  const results = rankCorrelations(tasks, { seed, draws });
  const rows = results.flatMap((result) => result.rows);
  const shown = results.flatMap(({ order, rows: of }) =>
    of
      .filter(({ first, second }) => order.indexOf(first) < order.indexOf(second))
      .sort(
        (a, b) =>
          order.indexOf(a.first) - order.indexOf(b.first) ||
          order.indexOf(a.second) - order.indexOf(b.second),
      ),
  );
  return view(
    { correlations: results },
    rows,
    shown,
    [
      left('task', ({ first }) => first),
      left('and', ({ second }) => second),
      right('models', ({ models }) => String(models)),
      right('Spearman', ({ spearman, low, high }) => rangeText(spearman, low, high)),
    ],
    [
      'Tasks in the order of their clusters [95 % interval, bootstrap over models].',
      ...results.flatMap(({ notes }) => notes),
    ],
  );
};
