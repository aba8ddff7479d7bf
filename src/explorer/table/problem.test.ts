import { expect, test } from '@jest/globals';
import { recognise } from './given.ts';
import { openGiven } from './openTable.ts';
import { type Excerpt, problemOf } from './problem.ts';

function problemIn(text: string) {
  const files = [{ name: 'x.csv', text }];
  try {
    const { given, refusal } = recognise(files, {});
    if (refusal) throw refusal;
    openGiven(given);
  } catch (error) {
    return problemOf(error, files);
  }
  throw new Error('nothing wrong');
}

test('shows the cell that is wrong among its neighbours', () => {
  const { words, excerpt } = problemIn(
    'model,upstream_accuracy,downstream,downstream_accuracy\na,0.5,birds,0.4\nb,0.6,birds,high\nc,0.7,birds,0.6\nd,0.8,birds,0.7\n',
  );
  expect(words).toMatch(/^x\.csv, row 3, column "downstream_accuracy": /);
  expect(excerpt).toEqual({
    file: 'x.csv',
    header: ['model', 'upstream_accuracy', 'downstream', 'downstream_accuracy'],
    rows: [
      { number: 2, cells: ['a', '0.5', 'birds', '0.4'] },
      { number: 3, cells: ['b', '0.6', 'birds', 'high'] },
      { number: 4, cells: ['c', '0.7', 'birds', '0.6'] },
    ],
    row: 3,
    column: 3,
  });
});

test('shows a ragged row, and the header of a table that is not known', () => {
  const ragged = problemIn('model,a\nx\ny,2\n').excerpt;
  expect([ragged?.row, ragged?.rows[0]]).toEqual([2, { number: 2, cells: ['x', ''] }]);
  const unknown = problemIn('model,parameters\nvit,86000000\n').excerpt;
  expect([unknown?.row, unknown?.header]).toEqual([null, ['model', 'parameters']]);
});

test('keeps the model and the wrong column of a wide table in sight', () => {
  const names = Array.from({ length: 20 }, (_, i) => `task${i}`);
  const cells = (wrong: string) => names.map((_, i) => (i === 15 ? wrong : '0.5')).join(',');
  const text = `model,imagenet,${names.join(',')}\na,0.7,${cells('0.5')}\nb,0.8,${cells('high')}\n`;
  const files = [{ name: 'x.csv', text }];
  const { given } = recognise(files, {});
  const shape = { kind: 'wide', id: ['model'], upstream: 'imagenet', downstream: names } as const;
  let excerpt: Excerpt | null = null;
  try {
    openGiven({ ...given, shape });
  } catch (error) {
    ({ excerpt } = problemOf(error, files));
  }
  if (!excerpt) throw new Error('nothing wrong');
  expect(excerpt.header[0]).toBe('model');
  expect(excerpt.header).toHaveLength(6);
  expect(excerpt.header[excerpt.column ?? -1]).toBe('task15');
});
