import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { columnIndex } from '../table/rawTable.ts';
import { writeCsv } from '../table/writeCsv.ts';
import { parseTable } from './parseTable.ts';

describe('parseTable', () => {
  test.each([
    ['comma', 'a,b\n1,2\n'],
    ['semicolon', 'a;b\n1;2\n'],
    ['tab', 'a\tb\n1\t2\n'],
    ['CRLF', 'a,b\r\n1,2\r\n'],
    ['no line end', 'a,b\n1,2'],
    ['blank lines', '\na,b\n\n1,2\n\n'],
    ['spaces', ' a , b \n 1 ,\t2\n'],
    ['quotes', '"a","b"\n"1","2"\n'],
  ])('reads %s', (_, text) => {
    const { header, rows } = parseTable(text, 'f.csv');
    expect(header).toEqual(['a', 'b']);
    expect(rows).toEqual([['1', '2']]);
  });

  test('reads separators, quotes and line ends inside quotes', () => {
    const { rows } = parseTable('a,b\n"1,5","say ""hi""\nthere"\n', 'f.csv');
    expect(rows).toEqual([['1,5', 'say "hi"\nthere']]);
  });

  test('chooses the separator by the header outside quotes', () => {
    expect(parseTable('"a,b,c";d\n1;2\n', 'f.csv').separator).toBe(';');
  });

  test('numbers rows as a spreadsheet does', () => {
    expect([...Array.from(parseTable('a,b\n1,2\n\n3,4\n', 'f.csv').rowNumbers)]).toEqual([2, 4]);
  });

  test('takes a quote inside a cell as text', () => {
    expect(parseTable('a,b\n5" wide,2\n', 'f.csv').rows[0][0]).toBe('5" wide');
  });

  test.each([
    ['a,b\n1,2\n"3,4\n5,6\n', 'f.csv, row 3: a quote is opened and never closed'],
    ['a,b\n1,2,3\n', 'f.csv, row 2: 3 cells; expected 2'],
    ['a,b\n"1\n2"\n', 'f.csv, row 2: 1 cells; expected 2, as the header has; a quote opened in this row'],
    ['a,b\n', 'f.csv: a header but no rows'],
  ])('refuses %j', (text, message) => {
    expect(() => parseTable(text, 'f.csv')).toThrow(message);
  });

  test('reads back whatever is written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ';', '\t', ' ', '日', '🙂') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const columns = [
          { name: 'x', value: () => 'x' },
          { name: 'left', value: (row: [string, string]) => row[0] },
          { name: 'right', value: (row: [string, string]) => row[1] },
        ];
        const back = parseTable(writeCsv(columns, rows), 'f.csv').rows;
        expect(back).toEqual(rows.map(([l, r]) => ['x', l.trim(), r.trim()]));
      }),
    );
  });
});

describe('columnIndex', () => {
  const table = parseTable('model,accuracy,x,x\na,1,2,3\n', 'f.csv');

  test('names the nearest column', () => {
    expect(() => columnIndex(table, 'acuracy')).toThrow(
      'f.csv: no column "acuracy"; did you mean "accuracy"? the columns are "model", "accuracy", "x", "x"',
    );
  });

  test('refuses a name that stands twice', () => {
    expect(() => columnIndex(table, 'x')).toThrow('column "x" stands twice (columns 3 and 4)');
  });
});
