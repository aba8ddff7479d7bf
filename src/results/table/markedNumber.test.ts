import { expect, test } from '@jest/globals';
import { footnoteOf, withoutLink, withoutMarks } from './markedNumber.ts';
import { parseCount } from './parseNumber.ts';

test.each([
  ['**78.3**', '78.3'],
  ['\\textbf{78.3}', '78.3'],
  ['\\textbf{78.3\\%}', '78.3%'],
  ['\\underline{\\textbf{78.3}}', '78.3'],
  ['$78.3$', '78.3'],
  ['<b>78.3</b>', '78.3'],
  ['78.3†', '78.3'],
  ['78.3*', '78.3'],
  ['78.3$^{\\dagger}$', '78.3'],
  ['78.3', '78.3'],
  ['n/a', 'n/a'],
])('%s is %s', (cell, text) => expect(withoutMarks(cell)).toBe(text));

test('footnote marks are told, emphasis is not one', () => {
  expect(['78.3*', '78.3 ‡', '**78.3**', '78.3'].map(footnoteOf)).toEqual(['*', '‡', undefined, undefined]);
});

test('links are their texts, counts may have a unit', () => {
  expect(withoutLink('[emb-0](https://x/emb-0)')).toBe('emb-0');
  expect(withoutLink('<a target="_blank" href="https://x">acme/m</a>')).toBe('acme/m');
  expect(withoutLink('[a] (b)')).toBe('[a] (b)');
  expect(['86.6M', '7 B', '350k', '86,567,656', 'many'].map((cell) => parseCount(cell))).toEqual([
    86.6e6,
    7e9,
    350e3,
    86567656,
    Number.NaN,
  ]);
  expect(parseCount('86.567.656', 'comma')).toBe(86567656);
});
