/**
 * What takes long: plain data in and out, so that a worker can do it as well as this thread.
 */

import type { DrawingTask } from '../drawing/drawFigure.ts';
import { type AnswerOptions, answerTask } from '../fits/answerTask.ts';
import type { ShowView } from '../questions/question.ts';
import { QUESTION_IDS, type QuestionId, type ViewId } from '../questions/questionIds.ts';
import type { View, ViewOptions, ViewTable } from '../questions/view.ts';
import type { TaskGroup } from '../results/groupTasks.ts';
import { type PackedTasks, unpackTasks } from './packTasks.ts';

/** The jobs by name. What only some of them need is loaded by those. */
export const jobs = {
  /** The answer to a task without the task, which need not travel back. */
  answer: ({ packed, options }: { readonly packed: PackedTasks; readonly options: AnswerOptions }) => {
    const [given] = unpackTasks(packed);
    const { task: _, fits, ...answer } = answerTask(given, options);
    return { ...answer, fits: fits.map(({ fit }) => fit) };
  },
  draw: async (task: DrawingTask) => (await import('../drawing/drawFigure.ts')).drawFigure(task),
  /** The answer to a question about tasks, or what claims need of it. */
  ask: async ({ question, packed, seed, forClaims }: AskJob): Promise<unknown> => {
    const { ask, askForClaims = ask } = (await import('../questions/questions.ts')).questionOf(question);
    const table = { tasks: unpackTasks(packed), taskAnswers: [], layers: [], seed };
    return (forClaims ? askForClaims : ask)?.(table);
  },
  compare: async ({ task, cuts }: { readonly task: TaskGroup; readonly cuts: readonly number[] }) =>
    (await import('../questions/rivals/compareTask.ts')).compareTask(task, cuts),
  /** Of a view what is to be shown, and no more: of a thousand tasks each form has a million rows. */
  view: async ({
    name,
    packed,
    options,
    form,
  }: ViewJob): Promise<Pick<View, 'result'> | Pick<View, 'rows'> | ViewTable> => {
    const { questionOf } = await import('../questions/questions.ts');
    const show = QUESTION_IDS.map((id) => questionOf(id).views?.[name]).find(Boolean) as ShowView;
    const { result, rows, ...table } = show(unpackTasks(packed), options);
    return form === 'json' ? { result } : form === 'csv' ? { rows } : table;
  },
};

interface AskJob {
  readonly question: QuestionId;
  readonly packed: PackedTasks;
  readonly seed: number;
  readonly forClaims?: boolean;
}

interface ViewJob {
  readonly name: ViewId;
  readonly packed: PackedTasks;
  readonly options: ViewOptions;
  readonly form: 'json' | 'csv' | 'text';
}

export type Jobs = typeof jobs;

/** Does one job. */
export function runJob<Name extends keyof Jobs>({
  name,
  input,
}: {
  name: Name;
  input: Parameters<Jobs[Name]>[0];
}): ReturnType<Jobs[Name]> {
  return (jobs[name] as (given: typeof input) => ReturnType<Jobs[Name]>)(input);
}
