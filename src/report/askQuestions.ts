import type { AskedTable } from '../questions/askedTable.ts';
import { QUESTION_IDS, type QuestionId, type SectionId } from '../questions/questionIds.ts';
import { type Answers, questionOf } from '../questions/questions.ts';
import { packTasks } from '../workers/packTasks.ts';
import type { Workers } from '../workers/workers.ts';

/**
 * Asks the questions that some sections need, the long ones in workers and of each task by itself where that can be.
 * Of those that only the claims need, as much as they look at.
 *
 * @param onAnswered called after each of the long ones with how many are done and how many there are
 */
export async function askQuestions(
  table: AskedTable,
  sections: readonly SectionId[],
  workers: Workers,
  onAnswered: (done: number, of: number) => void = () => {},
): Promise<Answers> {
  const { tasks, seed } = table;
  let done = 0;
  let all = 0;
  const inWorker = async (question: QuestionId, of: AskedTable['tasks']): Promise<unknown> => {
    all++;
    const answer = await workers.run('ask', {
      question,
      packed: packTasks(of),
      seed,
      forClaims: !sections.includes(question),
    });
    onAnswered(++done, all);
    return answer;
  };
  const ask = async (id: QuestionId): Promise<unknown> => {
    const { eachTask, slow, ask } = questionOf(id);
    if (slow) return inWorker(id, tasks);
    if (!eachTask) return ask?.(table);
    const { join, withoutRows } = eachTask;
    return join(
      await Promise.all(
        tasks.map((task) => inWorker(id, [withoutRows ? { ...task, evaluations: [] } : task])),
      ),
    );
  };
  const claimed = sections.includes('claims');
  const wanted = QUESTION_IDS.filter((id) => {
    const question = questionOf(id);
    return question.ask && (sections.includes(id) || (claimed && question.claims));
  });
  // The longest first, so that no worker is left alone with it at the end.
  const longestFirst = [
    ...wanted.filter((id) => questionOf(id).slow),
    ...wanted.filter((id) => !questionOf(id).slow),
  ];
  return Object.fromEntries(await Promise.all(longestFirst.map(async (id) => [id, await ask(id)])));
}
