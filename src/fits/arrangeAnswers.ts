import type { TaskGroup } from '../results/groupTasks.ts';
import { gainOf } from './sortAnswers.ts';
import type { TaskAnswer } from './taskAnswer.ts';
import { observedSlope } from './top/observedSlope.ts';

/** What tasks can be sorted by before they are answered: name, best accuracy, observed slope. */
export const TASK_SORTS = ['name', 'best', 'slope'] as const;
export type TaskSort = (typeof TASK_SORTS)[number];

/** What answers can be sorted by: what a better upstream model is worth, or as tasks. */
export const ANSWER_SORTS = ['worth', ...TASK_SORTS] as const;
export type AnswerSort = (typeof ANSWER_SORTS)[number];

/**
 * The first of some answers in an order; names from a to z, numbers from the highest down, those without one last.
 *
 * @param answers by what a better upstream model is worth, as `sortAnswers` has them
 * @param top how many downstream tasks; default all
 */
export function arrangeAnswers(
  answers: readonly TaskAnswer[],
  { sort = 'worth', top }: { readonly sort?: AnswerSort; readonly top?: number } = {},
): TaskAnswer[] {
  return firstTasks(
    sorted(answers, sort === 'worth' ? undefined : sort, {
      name: ({ task }) => task.downstream,
      best: ({ best }) => best.downstreamAccuracy,
      slope: (answer) => answer.top?.slope ?? gainOf(answer),
    }),
    ({ task }) => task.downstream,
    top,
  );
}

/**
 * The first of some tasks in an order, as `arrangeAnswers` has answers, for what needs no answers.
 *
 * @param sort default: as they are
 * @param top how many downstream tasks; default all
 */
export function arrangeTasks(
  tasks: readonly TaskGroup[],
  { sort, top }: { readonly sort?: TaskSort; readonly top?: number } = {},
): TaskGroup[] {
  return firstTasks(
    sorted(tasks, sort, {
      name: ({ downstream }) => downstream,
      best: ({ points }) => points.downstream.reduce((best, accuracy) => Math.max(best, accuracy), 0),
      slope: ({ points }) => observedSlope(points, undefined, { resamples: 0 })?.slope ?? null,
    }),
    ({ downstream }) => downstream,
    top,
  );
}

type Keys<Item> = Readonly<Record<TaskSort, (item: Item) => string | number | null>>;

function sorted<Item>(items: readonly Item[], sort: TaskSort | undefined, keys: Keys<Item>): Item[] {
  if (sort === undefined) return [...items];
  const keyed = items.map((item) => ({ item, key: keys[sort](item) }));
  keyed.sort(({ key: a }, { key: b }) =>
    typeof a === 'string' && typeof b === 'string'
      ? a.localeCompare(b, 'en')
      : Number(b ?? Number.NEGATIVE_INFINITY) - Number(a ?? Number.NEGATIVE_INFINITY) || 0,
  );
  return keyed.map(({ item }) => item);
}

/** Those of the first downstream tasks, with all of their upstream tasks and numbers of shots. */
function firstTasks<Item>(items: readonly Item[], nameOf: (item: Item) => string, top?: number): Item[] {
  const first = new Set([...new Set(items.map(nameOf))].slice(0, top));
  return items.filter((item) => first.has(nameOf(item)));
}
