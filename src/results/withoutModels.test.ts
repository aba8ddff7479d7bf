import { expect, test } from '@jest/globals';
import { parseEvaluations } from './parseEvaluations.ts';
import { withoutModels } from './withoutModels.ts';

const table = parseEvaluations(
  'model,upstream_accuracy,downstream,downstream_accuracy\nvit-s,0.5,birds,0.4\nvit-b,0.6,birds,0.5\nvit-b,0.6,cars,0.3\n',
);

test('leaves models out of every task, and says so', () => {
  const { evaluations, notes } = withoutModels(table, ['vit-b']);
  expect(evaluations.map(({ model }) => model)).toEqual(['vit-s']);
  expect(notes.at(-1)).toBe('1 of 2 models left out');
  expect(withoutModels(table, [])).toBe(table);
});

test('refuses names that the table has not, and to leave out all', () => {
  expect(() => withoutModels(table, ['vit-l'])).toThrow('no model "vit-l" to leave out; did you mean');
  expect(() => withoutModels(table, ['vit-s', 'vit-b'])).toThrow('every model is left out');
});
