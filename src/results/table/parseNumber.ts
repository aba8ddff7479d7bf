import { withoutUnit } from './markedNumber.ts';

/** Cells that stand for a missing value. */
const MISSING = new Set([
  '',
  'NA',
  'N/A',
  'n/a',
  '#N/A',
  '<NA>',
  'NaN',
  'nan',
  'NAN',
  '-nan',
  'null',
  'NULL',
  'None',
  '-',
  '–',
  '—',
]);

/** Whether a cell stands for a missing value: empty, NA, N/A, NaN, null, None or a dash. */
export function isMissing(cell: string): boolean {
  return MISSING.has(cell);
}

const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const THOUSANDS_BY_POINT = /^[+-]?\d{1,3}(\.\d{3}){2,}$/;
const DECIMAL_COMMA = /^[+-]?(\d{1,3}(\.\d{3})+|\d+)?,\d+$/;

/** How a table writes decimals: 0.81, or 0,81. */
export type DecimalMark = 'point' | 'comma';

/**
 * The number in a cell, or NaN where it holds none. Thousands separators are read ("1,013.01"); NaN and Infinity
 * are no numbers.
 *
 * @param decimal with `comma`, "0,81" is 0.81 and "1.013,01" is 1013.01
 */
export function parseNumber(cell: string, decimal: DecimalMark = 'point'): number {
  if (PLAIN.test(cell)) return Number(cell);
  if (decimal === 'comma') {
    if (THOUSANDS_BY_POINT.test(cell)) return Number(cell.replaceAll('.', ''));
    return DECIMAL_COMMA.test(cell) ? Number(cell.replaceAll('.', '').replace(',', '.')) : Number.NaN;
  }
  return THOUSANDS.test(cell) ? Number(cell.replaceAll(',', '')) : Number.NaN;
}

/** A count with its unit behind it: "86.6M" is 86,600,000. */
export function parseCount(cell: string, decimal: DecimalMark = 'point'): number {
  const [number, unit] = withoutUnit(cell);
  return parseNumber(number, decimal) * unit;
}

/** Whether cells write decimals with a comma: some do, none has a point. */
export function usesDecimalComma(cells: Iterable<string>): boolean {
  let comma = false;
  for (const cell of cells) {
    if (cell.includes('.')) return false;
    if (DECIMAL_COMMA.test(cell)) comma = true;
  }
  return comma;
}
