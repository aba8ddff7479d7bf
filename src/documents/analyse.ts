import { type AnswerOptions, answerTask } from '../fits/answerTask.ts';
import { sortAnswers } from '../fits/sortAnswers.ts';
import { type UpstreamRange, withinRange } from '../results/choose/withinRange.ts';
import type { EvaluationTable } from '../results/evaluation.ts';
import { groupTasks } from '../results/groupTasks.ts';
import { requireFittable } from '../results/requireFittable.ts';
import { type FitDocument, fitDocument } from './fitJson.ts';

/**
 * A table's answer in one call, as plain data: what `plateau fit --json` prints.
 *
 * @param options estimators, level, draws, seed and test sizes (see `AnswerOptions`), and a range of upstream accuracies
 * @throws InputError where no task can be fitted
 * @example
 * const table = readEvaluations(['fixtures/known-law.csv']);
 * const { tasks } = analyse(table, { draws: 200 });
 * const birds = tasks.find(({ downstream, shots }) => downstream === 'birds' && shots === 25);
 * birds.verdict.word // 'keeps paying'
 */
export function analyse(
  table: EvaluationTable,
  { from, to, ...options }: AnswerOptions & UpstreamRange = {},
): FitDocument {
  const read = withinRange(table, { from, to });
  const tasks = groupTasks(read.evaluations);
  requireFittable(tasks, read);
  return fitDocument(read, sortAnswers(tasks.map((task) => answerTask(task, options))));
}
