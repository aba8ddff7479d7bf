import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readLayerMeasures } from './readLayerMeasures.ts';

const folder = mkdtempSync(join(tmpdir(), 'plateau-measures-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('readLayerMeasures', () => {
  const HEADER = 'model,upstream,layer,trained,weight_norm,weight_rms,margin_low,margin,margin_high';
  const read = (...lines: string[]) => {
    const file = join(folder, 'measures.csv');
    writeFileSync(file, [...lines, ''].join('\n'));
    return readLayerMeasures(file);
  };

  test('reads what the trainer writes, and tables without optional columns', () => {
    expect(read(HEADER, 'a,things,stem,0.5,3.1,0.2,0.1,0.2,0.3', 'a,things,head,1,2,0.2,,,')).toEqual([
      { model: 'a', upstream: 'things', layer: 'stem', trained: 0.5, weightNorm: 3.1, margin: 0.2 },
      { model: 'a', upstream: 'things', layer: 'head', trained: 1, weightNorm: 2, margin: null },
    ]);
    expect(read('model,layer,weight_norm,margin', 'a,x,1,0.5')[0]).toMatchObject({
      upstream: 'upstream',
      trained: 1,
    });
    expect(read(HEADER)).toEqual([]);
  });

  test.each([
    ['a,u,,1,1,1,1,1,1', 'row 2, column "layer": found ""; expected a name'],
    ['a,u,x,2,1,1,1,1,1', 'column "trained": found "2"; expected a share of the training'],
    ['a,u,x,1,many,1,1,1,1', 'column "weight_norm": found "many"; expected a number from 0'],
    ['a,u,x,1,1,1,1,-1,1', 'column "margin": found "-1"; expected a number above 0, or nothing'],
  ])('refuses %s', (row, message) => {
    expect(() => read(HEADER, row)).toThrow(message);
  });
});
