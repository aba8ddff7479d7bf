import { describe, expect, test } from '@jest/globals';
import { answerTask } from '../../fits/answerTask.ts';
import { standingFrontier } from '../../fits/taskAnswer.ts';
import { madeTasks } from '../testing/madeTasks.ts';
import { shotTasks as tasks } from '../testing/shotTasks.ts';
import { shotTrends } from './shotTrends.ts';

describe('shotTrends', () => {
  test('finds the signs that the laws were made with', () => {
    const { steps, correlations } = shotTrends(tasks, ['envelope']);
    const share = (parameter: string) => steps.find((row) => row.parameter === parameter);
    expect(share('irreducibleError')).toMatchObject({ steps: 6, tasks: 3, falls: 6, fallShare: 1 });
    expect(share('alpha')).toMatchObject({ rises: 6, fallShare: 0 });
    // Three unanimous tasks are no certainty.
    expect(share('irreducibleError')?.low).toBeLessThan(0.5);
    const median = correlations.find(
      ({ downstream, parameter }) => downstream === null && parameter === 'irreducibleError',
    );
    expect(median).toMatchObject({ spearman: -1, count: 3, low: null });
  });

  test('takes the medians of the frontier where the law stands', () => {
    const birds = tasks.filter(({ downstream }) => downstream === 'birds');
    const answers = birds.map((task) => answerTask(task, { draws: 200 }));
    const { rows } = shotTrends(birds, ['hull'], answers);
    const frontiers = rows.filter(({ method }) => method === 'frontier');
    expect(rows).toHaveLength(6);
    expect(frontiers.map(({ irreducibleError }) => irreducibleError)).toEqual(
      answers.map((answer) => {
        const frontier = standingFrontier(answer);
        return frontier?.alpha ? frontier.irreducibleError.median : null;
      }),
    );
    expect(frontiers.some(({ k }) => k !== null)).toBe(true);
  });

  test('says that there are no shots', () => {
    const none = madeTasks([{ downstream: 'a', law: { k: 1, alpha: 1, irreducibleError: 0 } }], 20);
    expect(shotTrends(none).notes).toEqual(['the table names no shots: nothing can be said about them']);
  });
});
