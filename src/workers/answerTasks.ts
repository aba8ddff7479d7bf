import type { AnswerOptions } from '../fits/answerTask.ts';
import type { TaskAnswer } from '../fits/taskAnswer.ts';
import type { TaskGroup } from '../results/groupTasks.ts';
import { packTasks } from './packTasks.ts';
import type { Workers } from './workers.ts';

/**
 * Answers every task, several at a time where there are workers; the answers come in the order of the tasks and do not
 * depend on how many workers there are.
 *
 * @param onDone called after each task with how many are done and how many there are
 */
export async function answerTasks(
  tasks: readonly TaskGroup[],
  options: AnswerOptions,
  workers: Workers,
  onDone: (done: number, of: number) => void = () => {},
): Promise<TaskAnswer[]> {
  let done = 0;
  return Promise.all(
    tasks.map(async (task) => {
      const { fits, ...answer } = await workers.run('answer', { packed: packTasks([task]), options });
      onDone(++done, tasks.length);
      return { ...answer, task, fits: fits.map((fit) => ({ task, fit })) };
    }),
  );
}
