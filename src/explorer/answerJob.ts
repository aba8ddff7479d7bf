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

/** What a worker says of a job. */
export type JobResult = { readonly answer: TaskAnswer } | { readonly failure: string };

/** Does a job; what is wrong with it comes back in words. */
export function doAnswerJob({ task, methods, options }: AnswerJob): JobResult {
  try {
    return { answer: answerTask(task, { ...options, methods }) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
