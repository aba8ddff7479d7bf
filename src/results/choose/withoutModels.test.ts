import { expect, test } from '@jest/globals';
import { parseEvaluations } from '../parseEvaluations.ts';
import { withoutModels } from './withoutModels.ts';

const table = parseEvaluations(
  'model,upstream_accuracy,downstream,downstream_accuracy,family\nvit-s,0.5,birds,0.4,vit\nvit-b,0.6,birds,0.5,vit\nvit-b,0.6,cars,0.3,vit\nr-50,0.5,birds,0.3,resnet\n',
);

test('leaves models out of every task, and says so', () => {
  const { evaluations, notes } = withoutModels(table, ['vit-b']);
  expect(evaluations.map(({ model }) => model)).toEqual(['vit-s', 'r-50']);
  expect(notes.at(-1)).toBe('1 of 3 models left out');
  expect(withoutModels(table, [])).toBe(table);
});

test('leaves families out, with models of them or others', () => {
  const { evaluations, notes } = withoutModels(table, ['vit-s'], ['vit']);
  expect(evaluations.map(({ model }) => model)).toEqual(['r-50']);
  expect(notes.at(-1)).toBe('2 of 3 models left out');
  expect(() => withoutModels(table, [], ['vitt'])).toThrow(
    'no family "vitt" to leave out; did you mean "vit"?',
  );
});

test('refuses names that the table has not, and to leave out all', () => {
  expect(() => withoutModels(table, ['vit-l'])).toThrow('no model "vit-l" to leave out; did you mean');
  expect(() => withoutModels(table, ['vit-s', 'vit-b'], ['resnet'])).toThrow('every model is left out');
});
