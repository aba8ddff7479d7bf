import { gainOf } from './sortAnswers.ts';
import type { TaskAnswer } from './taskAnswer.ts';

/** What answers can be sorted by: what a better upstream model is worth, name, best accuracy, observed slope. */
export const ANSWER_SORTS = ['worth', 'name', 'best', 'slope'] as const;
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
  const down = (value: (answer: TaskAnswer) => number | null) => (a: TaskAnswer, b: TaskAnswer) =>
    (value(b) ?? Number.NEGATIVE_INFINITY) - (value(a) ?? Number.NEGATIVE_INFINITY) || 0;
  const compare = {
    worth: () => 0,
    name: (a: TaskAnswer, b: TaskAnswer) => a.task.downstream.localeCompare(b.task.downstream, 'en'),
    best: down(({ best }) => best.downstreamAccuracy),
    slope: down((answer) => answer.top?.slope ?? gainOf(answer)),
  }[sort];
  const sorted = [...answers].sort(compare);
  const first = new Set([...new Set(sorted.map(({ task }) => task.downstream))].slice(0, top));
  return sorted.filter(({ task }) => first.has(task.downstream));
}
