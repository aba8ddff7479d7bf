import { expect, test } from '@jest/globals';
import { ColumnNotes } from './columnNotes.ts';

test('a few columns have a note each', () => {
  const notes = new ColumnNotes('t.csv');
  notes.add('birds', 'read as percents');
  notes.add('cars', 'read as percents');
  notes.addMissing('cars', 1);
  notes.addMissing('birds', 0);
  expect(notes.notes()).toEqual([
    't.csv, column "birds": read as percents',
    't.csv, column "cars": read as percents',
    't.csv, column "cars": 1 model without a value',
  ]);
});

test('many columns share one', () => {
  const notes = new ColumnNotes('t.csv');
  for (let i = 1; i <= 190; i++) {
    notes.add(`task ${i}`, 'read as percents');
    notes.addMissing(`task ${i}`, i);
  }
  expect(notes.notes()).toEqual([
    't.csv, 190 columns ("task 1", "task 2" and 188 more): read as percents',
    't.csv: in 190 columns models lack a value (1 to 190, most in "task 190")',
  ]);
});
