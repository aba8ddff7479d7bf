import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { openText } from './openTable.ts';

test('a canonical table, a wide and a long one, with the flags that read them', () => {
  const shapeOf = (file: string) => {
    const { words, reading } = openText(readFileSync(`fixtures/${file}`, 'utf8'), file);
    return [reading?.shape.kind, ...words];
  };
  expect(shapeOf('known-law.csv')).toEqual(['canonical', 'known-law.csv']);
  const wide = shapeOf('imagenet-testbed-sample.csv');
  expect(wide.slice(0, 6)).toEqual([
    'wide',
    'imagenet-testbed-sample.csv',
    '--id',
    'model',
    '--upstream',
    'val',
  ]);
  expect(shapeOf('openclip-sample.csv')).toEqual(
    expect.arrayContaining(['long', '--upstream-task', 'imagenet1k']),
  );
});

test('JSON, and roles that were chosen', () => {
  const text = JSON.stringify([
    { model: 'a', imagenet: 0.7, cars: 0.5, birds: 0.4 },
    { model: 'b', imagenet: 0.8, cars: 0.6, birds: 0.5 },
  ]);
  expect(openText(text, 'x.json').table.evaluations).toHaveLength(4);
  const shape = { kind: 'wide', id: ['model'], upstream: 'birds', downstream: ['cars'] } as const;
  expect(openText(text, 'x.json', shape).table.evaluations[0]).toMatchObject({
    upstream: 'birds',
    downstream: 'cars',
  });
});

test('what is no table says why', () => {
  expect(() => openText('model,parameters\nvit,86000000\n', 'x.csv')).toThrow(/^x\.csv: no column/);
});
