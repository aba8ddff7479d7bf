import { describe, expect, test } from '@jest/globals';
import { parseTable } from '../formats/parseTable.ts';
import { type AccuracyOptions, readAccuracyColumn } from './accuracyColumn.ts';

function read(name: string, cells: readonly string[], options?: AccuracyOptions, separator = ',') {
  const lines = cells.map((cell) => `m${separator}${cell.includes(separator) ? `"${cell}"` : cell}`);
  return readAccuracyColumn(
    parseTable(`model${separator}${name}\n${lines.join('\n')}\n`, 'f.csv'),
    name,
    options,
  );
}

describe('readAccuracyColumn', () => {
  test('tells fractions from percents', () => {
    expect([...read('acc', ['0.5', '1', '0']).values]).toEqual([0.5, 1, 0]);
    const percents = read('acc', ['50', '100', '0']);
    expect([...percents.values]).toEqual([0.5, 1, 0]);
    expect(percents.notes).toEqual(['f.csv, column "acc": read as percents']);
  });

  test('takes percents that run down to the lowest', () => {
    const { values, notes } = read('acc', ['0.4', '1.2', '3', '20', '80', '90']);
    expect(values[0]).toBeCloseTo(0.004, 15);
    expect(notes[0]).toContain('1 of them at most 1');
  });

  test.each([
    [
      ['0.7', '70', '71', '72', '73'],
      /found 0.7 where most of the column are percents: 1 of 5 values are at most 1/,
    ],
    [
      ['0.7', '0.71', '0.72', '73'],
      /found 73 where most of the column are fractions: 1 of 4 values are above 1/,
    ],
    [['0.9', '0.02', '2', '95'], /2 of 4 values/],
  ])('refuses both scales in one column: %j', (cells, message) => {
    expect(() => read('acc', cells)).toThrow(message);
  });

  test('takes a scale that is given', () => {
    expect(read('acc', ['0.7', '70', '71'], { scale: 'percent' }).values[0]).toBeCloseTo(0.007, 15);
    expect(() => read('acc', ['0.7', '70'], { scale: 'fraction' })).toThrow(
      'row 3, column "acc": found 70; expected a fraction',
    );
    expect(read('acc', ['0.7', '0.8'], { scale: 'percent' }).values[1]).toBeCloseTo(0.008, 15);
  });

  test('tells errors by the name of the column', () => {
    for (const name of ['top1_err', 'error', 'test_error_rate', 'Err@1']) {
      const { values, notes } = read(name, ['0.25']);
      expect(values[0]).toBe(0.75);
      expect(notes[0]).toContain('read as errors, by its name');
    }
    for (const name of ['terror', 'ferret', 'accuracy']) expect(read(name, ['0.25']).values[0]).toBe(0.25);
    expect(read('error', ['0.25'], { metric: 'accuracy' }).values[0]).toBe(0.25);
    expect(read('acc', ['25', '30'], { metric: 'error' }).values[0]).toBe(0.75);
  });

  test('leaves missing cells NaN', () => {
    expect([...read('acc', ['', 'NA', '-', 'null', '0.5']).values]).toEqual([NaN, NaN, NaN, NaN, 0.5]);
  });

  test('reads percent signs and decimal commas', () => {
    expect([...read('acc', ['50%', '75 %']).values]).toEqual([0.5, 0.75]);
    expect([...read('acc', ['0,5', '0,75'], {}, ';').values]).toEqual([0.5, 0.75]);
  });

  test.each([
    ['above 100', ['50', '101'], 'row 3, column "acc": found 101; expected a percent from 0 to 100'],
    ['negative', ['0.5', '-0.1'], 'row 3, column "acc": found -0.1; expected a fraction from 0 to 1'],
    ['text', ['0.5', 'good'], 'row 3, column "acc": found "good"; expected a number'],
  ])('refuses a value that is %s', (_, cells, message) => {
    expect(() => read('acc', cells)).toThrow(message);
  });
});
