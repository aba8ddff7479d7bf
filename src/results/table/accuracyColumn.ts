import { InputError, quote } from '../../base/inputError.ts';
import { type DecimalMark, isMissing, parseNumber, usesDecimalComma } from './parseNumber.ts';
import { columnIndex, type RawTable } from './rawTable.ts';

/** Whether accuracies are written as fractions (0.81) or percents (81). */
export type Scale = 'fraction' | 'percent';
/** Whether a column holds accuracies or errors. */
export type Metric = 'accuracy' | 'error';

/** How to read accuracy columns; what is left out is detected for each column. */
export interface AccuracyOptions {
  readonly scale?: Scale;
  readonly metric?: Metric;
}

/** An accuracy column as fractions, NaN where a cell is missing, and what was decided on the way. */
export interface AccuracyColumn {
  readonly values: Float64Array;
  readonly scale: Scale;
  readonly metric: Metric;
  /** In words, where something was detected that a reader should check. */
  readonly notes: readonly string[];
}

/**
 * A column with values on both sides of 1 is percents with some very low ones, or a mixture. It is taken for a
 * mixture when this share of its values is at most 1, or when nothing lies between 1 and this many times the
 * largest of them.
 */
const MIXED_SHARE = 0.25;
const MIXED_GAP = 20;

/** A name such as top1_err, error, test_error_rate. */
const ERROR_NAME = /(^|[^a-z])err(or)?s?([^a-z]|$)/i;

/**
 * Reads a column of accuracies. Percents or fractions are told apart by the values, errors from accuracies by the
 * column's name, unless the options say; both decisions are reported.
 *
 * @throws InputError for text in a number, NaN, a value outside the scale, or both scales in one column.
 */
export function readAccuracyColumn(
  table: RawTable,
  name: string,
  options: AccuracyOptions = {},
): AccuracyColumn {
  const raw = readNumbers(table, name);
  const scale = options.scale ?? detectScale(table, name, raw);
  checkRange(table, name, raw, scale);
  const metric = options.metric ?? (ERROR_NAME.test(name) ? 'error' : 'accuracy');
  const values = raw.map((value) => {
    const fraction = scale === 'percent' ? value / 100 : value;
    return metric === 'error' ? 1 - fraction : fraction;
  });

  const notes: string[] = [];
  const label = `${table.file}, column ${quote(name)}`;
  if (!options.scale && scale === 'percent') {
    const low = raw.reduce((n, value) => n + (value > 0 && value <= 1 ? 1 : 0), 0);
    const lowToo = low > 0 ? ` (${low} of them at most 1; --scale fraction if that is wrong)` : '';
    notes.push(`${label}: read as percents${lowToo}`);
  }
  if (!options.metric && metric === 'error') {
    notes.push(`${label}: read as errors, by its name; accuracy = 1 - error`);
  }
  return { values, scale, metric, notes };
}

/** Whether a column is one of numbers: at least half of the cells that are not missing hold one. */
export function holdsNumbers(table: RawTable, name: string): boolean {
  const index = columnIndex(table, name);
  const decimal = decimalMark(table, name);
  const cells = table.rows.map((row) => row[index]).filter((cell) => !isMissing(cell));
  const numbers = cells.filter((cell) => !Number.isNaN(parseAccuracy(cell, decimal))).length;
  return numbers > 0 && 2 * numbers >= cells.length;
}

/** How columns write decimals. Only tables that are not separated by commas may write them with one. */
export function decimalMark(table: RawTable, ...names: string[]): DecimalMark {
  if (table.separator === ',') return 'point';
  const indices = names.map((name) => columnIndex(table, name));
  const cells = table.rows.flatMap((row) => indices.map((index) => row[index]));
  return usesDecimalComma(cells) ? 'comma' : 'point';
}

function readNumbers(table: RawTable, name: string): Float64Array {
  const index = columnIndex(table, name);
  const decimal = decimalMark(table, name);
  const values = new Float64Array(table.rows.length);
  for (let i = 0; i < values.length; i++) {
    const cell = table.rows[i][index];
    if (isMissing(cell)) {
      values[i] = Number.NaN;
      continue;
    }
    values[i] = parseAccuracy(cell, decimal);
    if (Number.isNaN(values[i])) {
      throw new InputError(
        `found ${quote(cell)}; expected a number`,
        { file: table.file, row: table.rowNumbers[i], column: name },
        'leave the cell empty where a value is missing',
      );
    }
  }
  return values;
}

/** A number, or one with a percent sign. */
function parseAccuracy(cell: string, decimal: DecimalMark): number {
  return parseNumber(cell.endsWith('%') ? cell.slice(0, -1).trimEnd() : cell, decimal);
}

/** Fractions where no value is above 1, percents where hardly any is below. */
function detectScale(table: RawTable, name: string, values: Float64Array): Scale {
  let low = 0;
  let high = 0;
  let largestLow = 0;
  let smallestHigh = Number.POSITIVE_INFINITY;
  for (const value of values) {
    if (value > 1) {
      high++;
      smallestHigh = Math.min(smallestHigh, value);
    } else if (value > 0) {
      low++;
      largestLow = Math.max(largestLow, value);
    }
  }
  if (high === 0) return 'fraction';
  const mixed = low > MIXED_SHARE * (low + high) || smallestHigh > MIXED_GAP * largestLow;
  if (low === 0 || !mixed) return 'percent';

  const rare = high < low ? values.findIndex((v) => v > 1) : values.findIndex((v) => v > 0 && v <= 1);
  const [few, many] = high < low ? ['above 1', 'fractions'] : ['at most 1', 'percents'];
  throw new InputError(
    `found ${values[rare]} where most of the column are ${many}: ${Math.min(low, high)} of ${low + high} values are ${few}`,
    { file: table.file, row: table.rowNumbers[rare], column: name },
    'write all values on one scale, or say which it is with --scale fraction or --scale percent',
  );
}

function checkRange(table: RawTable, name: string, values: Float64Array, scale: Scale): void {
  const most = scale === 'percent' ? 100 : 1;
  for (let i = 0; i < values.length; i++) {
    if (values[i] < 0 || values[i] > most) {
      throw new InputError(
        `found ${values[i]}; expected a ${scale} from 0 to ${most}`,
        { file: table.file, row: table.rowNumbers[i], column: name },
        'correct the value, or leave the cell empty',
      );
    }
  }
}
