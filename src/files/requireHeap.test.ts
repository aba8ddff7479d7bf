import { expect, test } from '@jest/globals';
import { requireHeap } from './requireHeap.ts';

test('a table that cannot fit into the heap is refused in a line that says what would do', () => {
  const table = Buffer.from('model,1,2\n'.repeat(1e6));
  expect(() => requireHeap(table, 'x.csv', 128 * 2 ** 20)).toThrow(
    'x.csv: 3,000,001 cells do not fit into a heap of 128 MiB; allow more with NODE_OPTIONS=--max-old-space-size=1024, or split the table by downstream task',
  );
  expect(() => requireHeap(table, 'x.csv', 512 * 2 ** 20)).not.toThrow();
  // Long cells take no more than their text.
  expect(() => requireHeap(Buffer.alloc(30e6, 'x'), 'x.csv', 128 * 2 ** 20)).not.toThrow();
});
