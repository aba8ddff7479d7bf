import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { packRows } from './packRows.ts';

/** The page's own unpacking. */
const source = readFileSync(new URL('page.js', import.meta.url), 'utf8');
const unpack = runInNewContext(`(${/function unpack[\s\S]*?\n {2}\}\n/.exec(source)?.[0]})`);

describe('packRows', () => {
  test('is undone by the page', () => {
    const fields = {
      name: fc.constantFrom('a', 'b', '</script>'),
      text: fc.string(),
      n: fc.integer(),
      b: fc.boolean(),
    };
    const row = fc.record(fields, { requiredKeys: ['b'] });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const packed = JSON.parse(JSON.stringify(packRows(rows)));
        expect(JSON.parse(JSON.stringify(unpack(packed)))).toEqual(rows);
      }),
    );
  });

  test('names a text once that stands in many rows', () => {
    const rows = Array.from({ length: 4 }, (_, i) => ({ family: i < 2 ? 'vit' : 'mixer', value: i }));
    expect(packRows(rows)).toEqual({
      rows: 4,
      columns: { family: { of: ['vit', 'mixer'], at: [0, 0, 1, 1] }, value: [0, 1, 2, 3] },
    });
  });

  test('keeps seven digits of a number, which no screen shows', () => {
    expect(packRows([{ a: 0.123456789 }])).toEqual({ rows: 1, columns: { a: [0.1234568] } });
  });
});
