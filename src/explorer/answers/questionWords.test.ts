import { expect, test } from '@jest/globals';
import { answerTask } from '../../fits/answerTask.ts';
import { groupTasks } from '../../results/groupTasks.ts';
import { readEvaluations } from '../../results/readEvaluations.ts';
import { futureWords, heldOutWords, targetWords } from './questionWords.ts';

const tasks = groupTasks(readEvaluations(['fixtures/known-law.csv']).evaluations);
const birds = answerTask(tasks[0], { draws: 200 });
const unlawful = answerTask(tasks[4], { draws: 200 });

test('a target: reached, needed, not reachable, not told', () => {
  expect(birds.adequacy?.stands).toBe(true);
  expect(targetWords(birds, 0.5)).toMatch(/ has 73\.4 % already, at \d+\.\d % upstream\.$/);
  const needed = /^80\.0 % needs (\d+\.\d) % upstream \[(\d+\.\d), (\d+\.\d)\]; 100 % of the laws/.exec(
    targetWords(birds, 0.8),
  );
  const [median, low, high] = (needed ?? []).slice(1).map(Number);
  expect(90 < low && low <= median && median <= high && high < 100).toBe(true);
  expect(targetWords(birds, 0.98)).toMatch(/^98\.0 % is not reachable: the plateau is 8\d\.\d %/);
  expect(targetWords(unlawful, 0.99)).toMatch(
    /^The law does not stand for this task, .* needs; observed at the top, one more point/,
  );
});

test('a model to come: what the frontier is there, or what is observed', () => {
  const words = futureWords(birds, 0.95);
  const [, median, low, high, gain] =
    /^With a model of 95\.0 % upstream the frontier is at (\d+\.\d) % \[(\d+\.\d), (\d+\.\d)\]: (\d+\.\d) points above the best now, mixer-08\.$/
      .exec(words)
      ?.map(Number) ?? [];
  expect(low <= median && median <= high).toBe(true);
  expect(median - 73.4).toBeCloseTo(gain, 0);
  expect(futureWords(unlawful, 0.99)).toMatch(
    /^The law does not stand for this task, .* reaches; observed at the top/,
  );
});

test('models held out are judged by the frontier of the others', () => {
  const { evaluations } = tasks[0];
  const cut = 0.75;
  const [below] = groupTasks(evaluations.filter(({ upstreamAccuracy }) => upstreamAccuracy <= cut));
  const outside = evaluations.filter(({ upstreamAccuracy }) => upstreamAccuracy > cut);
  const answer = answerTask(below, { draws: 200 });
  expect(heldOutWords(answer, outside, cut)).toMatch(
    new RegExp(`^Of ${outside.length} models above 75\\.0 % upstream the best, mixer-08, has 73\\.4 %; the `),
  );
  expect(heldOutWords(answer, [], cut)).toBe('');
});
