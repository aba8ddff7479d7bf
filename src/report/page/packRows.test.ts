import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { packRows, SharedValues } from './packRows.ts';

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
        const shared = new SharedValues();
        const packed = JSON.parse(JSON.stringify(packRows(rows, shared)));
        expect(JSON.parse(JSON.stringify(unpack(packed, shared.list)))).toEqual(rows);
      }),
    );
  });

  test('names a text once that stands in many rows, of several tables too', () => {
    const shared = new SharedValues();
    const rows = Array.from({ length: 4 }, (_, i) => ({ family: i < 2 ? 'vit' : 'mixer', value: i }));
    packRows([{ other: 'mixer' }], shared);
    expect(packRows(rows, shared)).toEqual({
      rows: 4,
      columns: { family: { at: [1, 1, 0, 0] }, value: [0, 1, 2, 3] },
    });
    expect(shared.list).toEqual(['mixer', 'vit']);
  });

  test('keeps seven digits of a number that is not whole, more than any screen shows', () => {
    const rows = [{ a: 0.123456789 }, { a: 123456789 }];
    expect(packRows(rows, new SharedValues()).columns).toEqual({ a: [0.1234568, 123456789] });
  });
});
