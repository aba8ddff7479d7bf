import { expect, test } from '@jest/globals';
import { groupBy } from './groupBy.ts';

test('keeps keys and items in the order in which they come', () => {
  const groups = groupBy(['pear', 'fig', 'plum', 'date'], (word) => word.length);
  expect([...groups]).toEqual([
    [4, ['pear', 'plum', 'date']],
    [3, ['fig']],
  ]);
});

test('asks for each key once, of anything that can be iterated', () => {
  const asked: number[] = [];
  const groups = groupBy(new Set([1, 2, 3]).values(), (n) => {
    asked.push(n);
    return n > 1;
  });
  expect(asked).toEqual([1, 2, 3]);
  expect(groups.get(true)).toEqual([2, 3]);
  expect(groupBy([], String).size).toBe(0);
});
