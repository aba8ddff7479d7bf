import { describe, expect, test } from '@jest/globals';
import { parseNumber, usesDecimalComma } from './parseNumber.ts';

describe('parseNumber', () => {
  test.each([
    ['0.81', 0.81],
    ['81', 81],
    ['.5', 0.5],
    ['5.', 5],
    ['-1e-3', -0.001],
    ['+2', 2],
    ['1,013.01', 1013.01],
    ['12,345,678', 12345678],
  ])('reads %j', (cell, value) => {
    expect(parseNumber(cell)).toBe(value);
  });

  test.each([
    '',
    'NaN',
    'Infinity',
    '-Infinity',
    '0x10',
    '1e',
    '1,2',
    '1,0000',
    '0.5.1',
    'abc',
    '1 2',
    '--1',
    '٣',
  ])('finds no number in %j', (cell) => {
    expect(parseNumber(cell)).toBeNaN();
  });

  test('reads decimal commas where they are used', () => {
    expect(parseNumber('0,81', 'comma')).toBe(0.81);
    expect(parseNumber('1.013,01', 'comma')).toBe(1013.01);
    expect(parseNumber('81', 'comma')).toBe(81);
    expect(usesDecimalComma(['0,81', '1', ''])).toBe(true);
    expect(usesDecimalComma(['0,81', '0.9'])).toBe(false);
    expect(usesDecimalComma(['1', '2'])).toBe(false);
  });
});
