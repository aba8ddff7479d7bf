import { expect, test } from '@jest/globals';
import { stateOf } from './moduleState.ts';

const found = (text: string) => stateOf('a.ts', text).map(({ id }) => id.replace('a.ts#', ''));

test.each([
  ['let', 'let count = 0;', ['count']],
  ['a map written to', 'const known = new Map(); function f(k) { known.set(k, 1); }', ['known']],
  ['an array grown', 'export const all: number[] = []; export const f = (x) => { all.push(x); };', ['all']],
  ['an element', 'const row = new Float64Array(3); function f() { row[0] += 1; }', ['row']],
  ['a property', 'const last = { at: 0 }; class A { m() { last.at++; delete last.b; } }', ['last']],
  ['Object.assign', 'const seen = {}; const f = (x) => Object.assign(seen, x);', ['seen']],
  ['an object with scratch', 'const gap = new NoisyGap();', ['gap']],
  ['a static field', 'class A { static last = 0; static readonly most = 3; }', ['A.last']],
])('finds %s', (_, text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  [
    'a table built where it stands',
    'const powers: number[] = []; for (let i = 0; i < 3; i++) powers.push(2 ** i);',
  ],
  ['what is only read', "const NAMES = new Set(['a']); const f = (x) => NAMES.has(x);"],
  [
    'a variable of the function',
    'const row = [0]; function f() { const row = []; row.push(1); return row; }',
  ],
  ['a parameter', 'const out = [0]; const f = (out: number[]) => { out[0] = 1; };'],
  ['a pattern', 'const [a, b] = [1, 2]; const WORD = new RegExp("x");'],
])('leaves %s', (_, text) => {
  expect(found(text)).toEqual([]);
});
