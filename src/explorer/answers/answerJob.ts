import type { LawFit } from '../../curves/fitLaw.ts';
import type { Estimator } from '../../curves/lawMethod.ts';
import { FINE, frontierRows } from '../../figures/scatter/scatterRows.ts';
import type { DataRow } from '../../figures/specTypes.ts';
import { type AnswerOptions, answerTask } from '../../fits/answerTask.ts';
import type { TaskAnswer } from '../../fits/taskAnswer.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { type FittedRival, fitRivals, type RivalsAsked } from './fitRivals.ts';

/** One task to answer, by some estimators, and rivals to fit to it. */
export interface AnswerJob {
  readonly task: TaskGroup;
  readonly methods: readonly Estimator[];
  readonly options: AnswerOptions;
  readonly rivals?: RivalsAsked;
}

/** An answer without its task, which the page has already; with the frontier as it is drawn, which takes time to make. */
export type TasklessAnswer = Omit<TaskAnswer, 'task' | 'fits'> & {
  readonly fits: readonly LawFit[];
  readonly rows: readonly DataRow[];
  readonly rivals: readonly FittedRival[];
};

/** What a worker says of a job. */
export type JobResult = { readonly answer: TasklessAnswer } | { readonly failure: string };

/** Does a job; what is wrong with it comes back in words. */
export function doAnswerJob({ task, methods, options, rivals }: AnswerJob): JobResult {
  try {
    const whole = answerTask(task, { ...options, methods });
    const { task: _, fits, ...answer } = whole;
    return {
      answer: {
        ...answer,
        fits: fits.map(({ fit }) => fit),
        rows: frontierRows(whole, FINE),
        rivals: rivals ? fitRivals(rivals) : [],
      },
    };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
