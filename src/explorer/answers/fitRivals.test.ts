import { expect, test } from '@jest/globals';
import { compareTask } from '../../questions/rivals/compareTask.ts';
import { groupTasks } from '../../results/groupTasks.ts';
import { readEvaluations } from '../../results/readEvaluations.ts';
import { cutAt, fitRivals } from './fitRivals.ts';

const [task] = groupTasks(readEvaluations(['fixtures/known-law.csv']).evaluations);
const rivals = ['saturating', 'linear', 'm4'] as const;

test('fits as the comparison does, to all models and below a cut', () => {
  const to = 0.8;
  const cut = cutAt(task.points, to);
  const { fits, extrapolation } = compareTask(task, [cut as number]);
  for (const { rival, parameters, rmse } of fitRivals({ points: task.points, rivals, to: 1 })) {
    const row = fits.find((fit) => fit.rival === rival && fit.fittedTo === 'hull');
    expect(parameters).toEqual(Object.values(row?.parameters ?? {}));
    expect(rmse).toBe(row?.rmse);
  }
  for (const { rival, rmse } of fitRivals({ points: task.points, rivals, to })) {
    const row = extrapolation.find(
      (one) => one.rival === rival && one.fittedTo === 'hull' && one.target === 'hull',
    );
    expect(rmse).toBeCloseTo(row?.rmse ?? Number.NaN, 12);
    expect(row?.cutUpstreamAccuracy).toBeLessThanOrEqual(to);
    expect(row?.fittedPoints).toBeGreaterThan(2);
  }
});

test('a cut that leaves nothing on one side is none', () => {
  expect(cutAt(task.points, 1)).toBeNull();
  expect(cutAt(task.points, 0)).toBeNull();
});
