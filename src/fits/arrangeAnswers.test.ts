import { expect, test } from '@jest/globals';
import { groupTasks } from '../results/groupTasks.ts';
import { arrangeTasks } from './arrangeAnswers.ts';

/** Tasks of 20 models on a line of some slope, at two numbers of shots. */
const tasks = groupTasks(
  Object.entries({ cars: 0.9, birds: 0.2, dogs: 0.5 }).flatMap(([downstream, slope]) =>
    [1, 25].flatMap((shots) =>
      Array.from({ length: 20 }, (_, i) => ({
        model: `model ${i}`,
        upstream: 'jft',
        upstreamAccuracy: 0.3 + 0.02 * i,
        downstream,
        shots,
        downstreamAccuracy: 0.6 - 0.4 * slope + slope * 0.02 * i,
      })),
    ),
  ),
);
const names = (options: Parameters<typeof arrangeTasks>[1]) =>
  arrangeTasks(tasks, options).map(({ downstream, shots }) => `${downstream} ${shots}`);

test('tasks keep their order and number unless asked', () => {
  expect(arrangeTasks(tasks)).toEqual(tasks);
});

test('the first tasks of an order come with all their shots', () => {
  expect(names({ sort: 'slope', top: 2 })).toEqual(['cars 1', 'cars 25', 'dogs 1', 'dogs 25']);
  expect(names({ sort: 'best', top: 1 })).toEqual(['cars 1', 'cars 25']);
  expect(names({ sort: 'name', top: 1 })).toEqual(['birds 1', 'birds 25']);
});
