/**
 * What takes long: plain data in and out, so that a worker can do it as well as this thread.
 */

import type { DrawingTask } from '../drawing/drawFigure.ts';
import { type AnswerOptions, answerTask } from '../fits/answerTask.ts';
import type { AskedTable } from '../questions/askedTable.ts';
import type { QuestionId } from '../questions/questionIds.ts';
import type { TaskGroup } from '../results/groupTasks.ts';

/** The jobs by name. What only some of them need is loaded by those. */
export const jobs = {
  /** The answer to a task without the task, which need not travel back. */
  answer: ({ task, options }: { readonly task: TaskGroup; readonly options: AnswerOptions }) => {
    const { task: _, fits, ...answer } = answerTask(task, options);
    return { ...answer, fits: fits.map(({ fit }) => fit) };
  },
  draw: async (task: DrawingTask) => (await import('../drawing/drawFigure.ts')).drawFigure(task),
  ask: async ({ question, table }: { question: QuestionId; table: AskedTable }): Promise<unknown> =>
    (await import('../questions/questions.ts')).questionOf(question).ask?.(table),
};

export type Jobs = typeof jobs;

/** Does one job; what a worker runs. */
export default function runJob<Name extends keyof Jobs>({
  name,
  input,
}: {
  name: Name;
  input: Parameters<Jobs[Name]>[0];
}): ReturnType<Jobs[Name]> {
  return (jobs[name] as (given: typeof input) => ReturnType<Jobs[Name]>)(input);
}
