import { expect, test } from '@jest/globals';
import { groupTasks } from '../results/groupTasks.ts';
import { parseEvaluations } from '../results/parseEvaluations.ts';
import { readEvaluations } from '../results/readEvaluations.ts';
import { packTasks, unpackTasks } from './packTasks.ts';

test.each([
  'fixtures/known-law.csv',
  'fixtures/compact-sweep/results.csv',
])('%s arrives as it was sent', (path) => {
  const tasks = groupTasks(readEvaluations([path]).evaluations);
  expect(unpackTasks(structuredClone(packTasks(tasks)))).toEqual(tasks);
});

test('cells that are missing, and columns carried along, arrive too', () => {
  const header = 'model,upstream_accuracy,downstream,downstream_accuracy,family,parameters,seed,note\n';
  const rows = ['a,0.5,birds,0.4,vit,,,x', 'b,0.6,birds,0.5,,1000,7,', 'a,0.5,cars,0.3,vit,5,,y'];
  const tasks = groupTasks(parseEvaluations(header + rows.join('\n')).evaluations);
  const arrived = unpackTasks(structuredClone(packTasks(tasks)));
  expect(arrived).toEqual(tasks);
  expect(arrived[0].evaluations[0]).not.toHaveProperty('parameters');
});
