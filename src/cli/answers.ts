import type { AnswerOptions } from '../fits/answerTask.ts';
import type { TaskAnswer } from '../fits/taskAnswer.ts';
import type { TaskGroup } from '../results/groupTasks.ts';
import type { Terminal } from './terminal.ts';

/** Answers all tasks, on all cores where there is enough to do, sorted by what a better upstream model is worth. */
export async function answersOf(
  tasks: readonly TaskGroup[],
  options: AnswerOptions,
  terminal: Terminal,
  quiet = false,
): Promise<TaskAnswer[]> {
  const { answerTasks } = await import('../workers/answerTasks.ts');
  const { withWorkers, workersForAnswers } = await import('../workers/workers.ts');
  const { sortAnswers } = await import('../fits/sortAnswers.ts');
  const { progress } = await import('./progress.ts');
  const onDone = quiet ? undefined : progress('tasks answered:', terminal);
  return withWorkers(workersForAnswers(tasks, options), async (workers) =>
    sortAnswers(await answerTasks(tasks, options, workers, onDone)),
  );
}
