import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readLayerScores } from './readLayerScores.ts';

const folder = mkdtempSync(join(tmpdir(), 'plateau-layers-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('readLayerScores', () => {
  const HEADER = 'model,upstream,upstream_accuracy,layer,depth,downstream,shots,accuracy,selection_accuracy';
  const read = (...lines: string[]) => {
    writeFileSync(join(folder, 'layers.csv'), [...lines, ''].join('\n'));
    return readLayerScores(join(folder, 'layers.csv'));
  };

  test('reads what the trainer writes, and tables without optional columns', () => {
    expect(read(HEADER, 'a,shapes,0.9,block1,0.5,birds,5,0.7,0.71')).toEqual([
      {
        model: 'a',
        upstream: 'shapes',
        upstreamAccuracy: 0.9,
        layer: 'block1',
        depth: 0.5,
        downstream: 'birds',
        shots: 5,
        accuracy: 0.7,
        selectionAccuracy: 0.71,
      },
    ]);
    expect(
      read('model,upstream_accuracy,layer,depth,downstream,accuracy', 'a,0.9,x,1,birds,0.7')[0],
    ).toMatchObject({ upstream: 'upstream', shots: null });
  });

  test.each([
    ['a,u,0.9,x,1.5,birds,5,0.7,0.7', 'row 2, column "depth": found "1.5"; expected a depth from 0 to 1'],
    [
      'a,u,0.9,x,1,birds,none,0.7,0.7',
      'column "shots": found "none"; expected a number from 1, or nothing for all examples',
    ],
    ['a,u,0.9,,1,birds,5,0.7,0.7', 'column "layer": found ""; expected a name'],
    ['a,u,0.9,x,1,birds,5,,0.7', 'column "accuracy": found ""; expected an accuracy'],
  ])('refuses %s', (row, message) => {
    expect(() => read(HEADER, row)).toThrow(message);
  });
});
