import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parseTable } from '../results/table/rawTable.ts';
import { guessShape, shapeWords } from './guessShape.ts';

const guess = (text: string) => guessShape(parseTable(text, 'the table'));

test('a canonical table is one', () => {
  expect(guess(readFileSync('fixtures/known-law.csv', 'utf8'))).toEqual({ kind: 'canonical' });
});

test('a wide table: models, upstream and downstream accuracies', () => {
  const shape = guess(readFileSync('fixtures/imagenet-testbed-sample.csv', 'utf8'));
  expect(shape).toMatchObject({ kind: 'wide', id: ['model'], upstream: 'val' });
  expect(shapeWords(shape as NonNullable<typeof shape>).slice(0, 4)).toEqual([
    '--id',
    'model',
    '--upstream',
    'val',
  ]);
  expect(guess('params,arch,cars,ImageNet,year\n86,vit,0.5,0.8,2020\n')).toEqual({
    kind: 'wide',
    id: ['arch'],
    upstream: 'ImageNet',
    downstream: ['cars'],
  });
});

test('nothing to guess', () => {
  expect(guess('model,parameters\nvit,86000000\n')).toBeNull();
  expect(guess('a,b\n1,2\n')).toBeNull();
});
