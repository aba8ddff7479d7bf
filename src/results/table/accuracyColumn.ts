import { InputError, quote } from '../../base/inputError.ts';
import { footnoteOf, withoutMarks } from './markedNumber.ts';
import { type DecimalMark, isMissing, parseNumber, usesDecimalComma } from './parseNumber.ts';
import { columnIndex, type RawTable, rowPlace } from './rawTable.ts';

/** Whether accuracies are written as fractions (0.81) or percents (81). */
export type Scale = 'fraction' | 'percent';
/** Whether a column holds accuracies or errors. */
export type Metric = 'accuracy' | 'error';

/** How to read accuracy columns; what is left out is detected for each column. */
export interface AccuracyOptions {
  readonly scale?: Scale;
  readonly metric?: Metric;
  /** Cells that stand for a missing value, besides the usual ones. */
  readonly missing?: readonly string[];
}

/** An accuracy column as fractions, NaN where a cell is missing, and what was decided on the way. */
export interface AccuracyColumn {
  readonly values: Float64Array;
  readonly scale: Scale;
  readonly metric: Metric;
  /** Standard errors (fractions) of cells such as `43.2 ± 0.4`, NaN elsewhere; undefined where no cell has one. */
  readonly standardErrors?: Float64Array;
  /** In words, where something was detected that a reader should check. */
  readonly remarks: readonly string[];
  /** The remarks with the file and the column that each is about. */
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
  const { values: raw, errors, footnotes } = readNumbers(table, name, options.missing);
  const scale = options.scale ?? detectScale(table, name, raw);
  checkRange(table, name, raw, scale);
  const metric = options.metric ?? (ERROR_NAME.test(name) ? 'error' : 'accuracy');
  const values = raw.map((value) => {
    const fraction = scale === 'percent' ? value / 100 : value;
    return metric === 'error' ? 1 - fraction : fraction;
  });

  const remarks: string[] = [];
  if (!options.scale && scale === 'percent') {
    const low = raw.reduce((n, value) => n + (value > 0 && value <= 1 ? 1 : 0), 0);
    const lowToo = low > 0 ? ` (${low} of them at most 1: is the scale right?)` : '';
    remarks.push(`read as percents${lowToo}`);
  }
  if (!options.metric && metric === 'error') {
    remarks.push('read as errors, by its name; accuracy = 1 - error');
  }
  if (footnotes.size > 0) {
    remarks.push(`footnote marks are not read (${[...footnotes].join(' ')}); do they change the setting?`);
  }
  const standardErrors = errors?.map((error) => (scale === 'percent' ? error / 100 : error));
  const notes = remarks.map((remark) => `${table.file}, column ${quote(name)}: ${remark}`);
  return { values, scale, metric, remarks, notes, standardErrors };
}

/** How columns write decimals. Only tables that are not separated by commas may write them with one. */
export function decimalMark(table: RawTable, ...names: string[]): DecimalMark {
  if (table.separator === ',') return 'point';
  const indices = names.map((name) => columnIndex(table, name));
  const cells = table.rows.flatMap((row) => indices.map((index) => row[index]));
  return usesDecimalComma(cells) ? 'comma' : 'point';
}

function readNumbers(table: RawTable, name: string, missing: readonly string[] = []) {
  const index = columnIndex(table, name);
  const decimal = decimalMark(table, name);
  const values = new Float64Array(table.rows.length);
  let errors: Float64Array | undefined;
  const footnotes = new Set<string>();
  for (let i = 0; i < values.length; i++) {
    const cell = table.rows[i][index];
    if (isMissing(cell) || missing.includes(cell)) {
      values[i] = Number.NaN;
      continue;
    }
    values[i] = parseAccuracy(cell, decimal);
    if (!endsInDigit(cell)) {
      const mark = footnoteOf(cell);
      if (mark !== undefined) footnotes.add(mark);
    }
    if (Number.isNaN(values[i])) {
      const [value, error] = parseWithError(cell, decimal);
      if (Number.isNaN(value)) {
        throw new InputError(
          `found ${quote(cell)}; expected a number`,
          rowPlace(table, i, name),
          'leave the cell empty where a value is missing',
        );
      }
      values[i] = value;
      errors ??= new Float64Array(values.length).fill(Number.NaN);
      errors[i] = error;
    }
  }
  return { values, errors, footnotes };
}

/** As nearly all cells do: there is no footnote to look for. */
function endsInDigit(cell: string): boolean {
  const last = cell.charCodeAt(cell.length - 1);
  return last >= 0x30 && last <= 0x39;
}

/** A number, or one with a percent sign, or with what prints it bold or points to a footnote. */
export function parseAccuracy(cell: string, decimal: DecimalMark): number {
  const plain = parsePercent(cell, decimal);
  return Number.isNaN(plain) ? parsePercent(withoutMarks(cell), decimal) : plain;
}

function parsePercent(cell: string, decimal: DecimalMark): number {
  return parseNumber(cell.endsWith('%') ? cell.slice(0, -1).trimEnd() : cell, decimal);
}

/** 43.2 ± 0.4, 43.2+/-0.4, 43.2 (0.4), $43.2_{\pm 0.4}$ */
const WITH_ERROR = /^\$?([^\s±()_+\\$]+)\s*(?:±|\+\/?-|_?\{?\\pm|\()\s*([^\s()}$]+)\s*[)}]*\$?$/;

/** A value and its standard error; NaN where a cell is no such pair. */
export function parseWithError(cell: string, decimal: DecimalMark): [value: number, error: number] {
  const [, value, error] = WITH_ERROR.exec(withoutMarks(cell)) ?? [];
  if (value === undefined) return [Number.NaN, Number.NaN];
  const pair: [number, number] = [parseAccuracy(value, decimal), parseAccuracy(error, decimal)];
  return pair.every((part) => part >= 0) ? pair : [Number.NaN, Number.NaN];
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
    rowPlace(table, rare, name),
    'write all values on one scale, or say which it is',
    { name: 'scale', choices: ['fraction', 'percent'] },
  );
}

function checkRange(table: RawTable, name: string, values: Float64Array, scale: Scale): void {
  const most = scale === 'percent' ? 100 : 1;
  for (let i = 0; i < values.length; i++) {
    if (values[i] < 0 || values[i] > most) {
      throw new InputError(
        `found ${values[i]}; expected a ${scale} from 0 to ${most}`,
        rowPlace(table, i, name),
        'correct the value, or leave the cell empty',
      );
    }
  }
}
