import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { PRESETS } from '../../results/presets.ts';
import { recognise, shapeOf } from './given.ts';
import { openGiven } from './openTable.ts';

const fixture = (file: string) => ({
  name: file.split('/').at(-1) as string,
  text: readFileSync(`fixtures/${file}`, 'utf8'),
});

test('a canonical table, public ones and a long one, with the words that read them', () => {
  const shapeOfFile = (file: string, presets = PRESETS) => {
    const { given } = recognise([fixture(file)], presets);
    return [given.shape.kind, ...openGiven(given).words];
  };
  expect(shapeOfFile('known-law.csv')).toEqual(['canonical', 'known-law.csv']);
  const wide = 'imagenet-testbed-sample.csv';
  expect(shapeOfFile(wide)).toEqual(['wide', wide, '--preset', 'imagenet-testbed']);
  expect(recognise([fixture(wide)], {}).given.shape).toMatchObject({ kind: 'wide', upstream: 'val' });
  expect(shapeOfFile('openclip-sample.csv', {} as typeof PRESETS)).toEqual(
    expect.arrayContaining(['long', '--upstream-task', 'imagenet1k']),
  );
});

test('several files that are one table, the upstream one first whatever the order', () => {
  const names = ['results-sketch.csv', 'results-imagenet-real.csv', 'results-imagenet.csv'];
  const { given } = recognise(
    names.map((name) => fixture(`timm-sample/${name}`)),
    PRESETS,
  );
  const { table, words } = openGiven(given);
  expect(words[0]).toBe('results-imagenet.csv');
  expect(words.slice(3)).toEqual(['--preset', 'timm']);
  expect(new Set(table.evaluations.map(({ upstream }) => upstream))).toEqual(new Set(['imagenet']));
  expect(new Set(table.evaluations.map(({ downstream }) => downstream))).toEqual(
    new Set(['imagenet-real', 'sketch']),
  );
});

test('JSON, and roles that were chosen', () => {
  const text = JSON.stringify([
    { model: 'a', imagenet: 70, cars: 50, birds: 40 },
    { model: 'b', imagenet: 80, cars: 60, birds: 50 },
  ]);
  const { given } = recognise([{ name: 'x.json', text }], {});
  expect(openGiven(given).table.evaluations).toHaveLength(4);
  const shape = { kind: 'wide', id: ['model'], upstream: 'birds', downstream: ['cars'] } as const;
  const chosen = openGiven({ ...given, shape, scale: 'percent', metric: 'error' });
  expect(chosen.table.evaluations[0]).toMatchObject({ upstream: 'birds', downstream: 'cars' });
  expect(chosen.table.evaluations[0].downstreamAccuracy).toBeCloseTo(0.5);
  expect(chosen.words.slice(-4)).toEqual(['--scale', 'percent', '--metric', 'error']);
});

test('what is not recognised says why, and leaves a shape to begin from', () => {
  const none = recognise([{ name: 'x.csv', text: 'model,parameters\nvit,86000000\n' }], {});
  expect(none.refusal?.message).toMatch(/^x\.csv: no column/);
  for (const kind of ['canonical', 'wide', 'long', 'joined'] as const) {
    expect(shapeOf(kind, none.given.tables).kind).toBe(kind);
  }
  expect(() => recognise([{ name: 'x.csv', text: '' }], {})).toThrow(/^x\.csv: the file is empty/);
});
