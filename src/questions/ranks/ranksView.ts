import type { ShowView } from '../question.ts';
import { left, rangeText, right, view } from '../view.ts';
import { rankCorrelations } from './rankCorrelations.ts';

/** Rank correlations of every pair of tasks. */
export const ranksView: ShowView = (tasks, { seed, draws }) => {
  const results = rankCorrelations(tasks, { seed, draws });
  const rows = results.flatMap((result) => result.rows);
  const shown = results.flatMap(({ order, rows: of }) => {
    const place = new Map(order.map((name, i) => [name, i]));
    const at = (name: string) => place.get(name) ?? 0;
    return of
      .filter(({ first, second }) => at(first) < at(second))
      .sort((a, b) => at(a.first) - at(b.first) || at(a.second) - at(b.second));
  });
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
