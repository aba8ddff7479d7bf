import type { LawFit } from '../curves/fitLaw.ts';
import type { Estimator } from '../curves/lawMethod.ts';
import { type AnswerOptions, answerTask } from '../fits/answerTask.ts';
import type { TaskAnswer } from '../fits/taskAnswer.ts';
import type { TaskGroup } from '../results/groupTasks.ts';

/** One task to answer, by some estimators. */
export interface AnswerJob {
  readonly task: TaskGroup;
  readonly methods: readonly Estimator[];
  readonly options: AnswerOptions;
}

/** An answer without its task, which the page has already. */
export type TasklessAnswer = Omit<TaskAnswer, 'task' | 'fits'> & { readonly fits: readonly LawFit[] };

/** What a worker says of a job. */
export type JobResult = { readonly answer: TasklessAnswer } | { readonly failure: string };

/** Does a job; what is wrong with it comes back in words. */
export function doAnswerJob({ task, methods, options }: AnswerJob): JobResult {
  try {
    const { task: _, fits, ...answer } = answerTask(task, { ...options, methods });
    return { answer: { ...answer, fits: fits.map(({ fit }) => fit) } };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
