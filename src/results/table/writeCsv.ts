import { csvFormatRows } from 'd3-dsv';

/** A column of a CSV file: its name and what stands in it for a row. */
export interface CsvColumn<Row> {
  readonly name: string;
  /** undefined and null are written as an empty cell. */
  readonly value: (row: Row) => string | number | boolean | null | undefined;
}

/** Rows written at once: text is made in pieces, so that a large table needs no string of its whole size. */
const ROWS_PER_PIECE = 10_000;

/** CSV (RFC 4180 quoting, LF line ends) in pieces, the header first. Numbers are written in full precision. */
export function* csvPieces<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): Generator<string> {
  yield csvHeader(columns);
  for (let from = 0; from < rows.length; from += ROWS_PER_PIECE)
    yield csvLines(columns, rows.slice(from, from + ROWS_PER_PIECE));
}

/** The header of a CSV. */
export function csvHeader(columns: readonly CsvColumn<never>[]): string {
  return `${csvFormatRows([columns.map(({ name }) => name)])}\n`;
}

/** Some rows of a CSV, without its header. */
export function csvLines<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  return `${csvFormatRows(rows.map((row) => columns.map(({ value }) => cell(value(row)))))}\n`;
}

/** The whole CSV as one string. */
export function writeCsv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  return [...csvPieces(columns, rows)].join('');
}

function cell(value: string | number | boolean | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
