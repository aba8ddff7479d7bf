import { expect, test } from '@jest/globals';
import { answerTask } from '../../fits/answerTask.ts';
import { groupTasks } from '../../results/groupTasks.ts';
import { aboveCurve } from './aboveCurve.ts';

test('names the model that stands above the line of the others, by how much', () => {
  const evaluations = Array.from({ length: 100 }, (_, i) => ({
    model: `model ${i}`,
    upstream: 'jft',
    upstreamAccuracy: 0.4 + 0.005 * i,
    downstream: 'birds',
    shots: null,
    downstreamAccuracy: 0.2 + 0.5 * (0.4 + 0.005 * i) + (i === 95 ? 0.1 : 0),
  }));
  const [first, ...others] = aboveCurve(answerTask(groupTasks(evaluations)[0], { methods: [] }));
  expect(first.model).toBe('model 95');
  expect(first.above).toBeCloseTo(0.1, 3);
  for (const { above } of others) expect(above).toBeLessThan(1e-6);
});
