import { expect, test } from '@jest/globals';
import { groupedNotes } from './groupedNotes.ts';

test('groups what differs in its subject and in numbers alone', () => {
  const notes = Array.from(
    { length: 128 },
    (_, i) => `task ${i}: ${i % 5} models below the cut; samples need 10`,
  );
  expect(groupedNotes([...notes, 'no columns of scale', 'task 3: declines'])).toEqual([
    '128 times (task 0, task 1 and 126 more), the first: 0 models below the cut; samples need 10',
    'no columns of scale',
    'task 3: declines',
  ]);
});

test('leaves a few as they are', () => {
  const few = ['a: none', 'b: none', 'c: none', 'without a colon'];
  expect(groupedNotes(few)).toEqual(few);
  expect(groupedNotes(['same', 'same', 'same', 'same'])).toEqual(['same']);
});
