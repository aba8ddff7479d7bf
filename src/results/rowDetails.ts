import { CANONICAL_COLUMNS, type CanonicalColumn, type Evaluation } from './evaluation.ts';
import { InputError, quote } from './inputError.ts';
import { type DecimalMark, isMissing, parseNumber } from './parseNumber.ts';
import { columnIndex, type RawTable } from './rawTable.ts';
import type { BorrowedColumn } from './tableShape.ts';

/** What a row says of its model beside names and accuracies. */
export type RowDetails = Omit<
  Evaluation,
  'model' | 'upstream' | 'upstreamAccuracy' | 'downstream' | 'downstreamAccuracy'
>;

export interface DetailOptions {
  /** Columns that hold names and accuracies. */
  readonly consumed: readonly string[];
  readonly also?: readonly BorrowedColumn[];
  /** Columns to carry along. Default: all that are left. */
  readonly carry?: readonly string[];
  readonly decimal?: DecimalMark;
}

/** Columns that details come from: canonical names, unless a shape uses them for something else. */
const DETAIL_COLUMNS = CANONICAL_COLUMNS.filter(
  ({ key }) => !['model', 'upstream', 'upstreamAccuracy', 'downstream', 'downstreamAccuracy'].includes(key),
);

/**
 * Prepares reading the details of a table's rows: canonical columns under their own names, borrowed ones, and
 * what else is to be carried along. The function that it returns takes a row's index.
 *
 * @throws InputError (from that function) for text in a number
 */
export function detailReader(table: RawTable, options: DetailOptions): (row: number) => RowDetails {
  const { consumed, also = [], carry, decimal } = options;
  const sources = new Map<string, { index: number; borrowed?: BorrowedColumn }>();
  for (const { name } of DETAIL_COLUMNS) {
    const borrowed = also.find(({ canonical }) => canonical === name);
    if (borrowed && table.header.includes(borrowed.column)) {
      sources.set(name, { index: columnIndex(table, borrowed.column), borrowed });
    } else if (!borrowed && !consumed.includes(name) && table.header.includes(name)) {
      sources.set(name, { index: columnIndex(table, name) });
    }
  }
  const taken = new Set([...consumed, ...[...sources.values()].map(({ index }) => table.header[index])]);
  const carried = table.header.filter((name) =>
    name !== '' && carry ? carry.includes(name) : name !== '' && !taken.has(name),
  );
  const carriedAt = carried.map((name) => columnIndex(table, name));

  const read = ({ name, kind }: CanonicalColumn, row: number): string | number | undefined => {
    const source = sources.get(name);
    if (!source) return undefined;
    const cell = table.rows[row][source.index];
    if (isMissing(cell)) return undefined;
    const { match, times = 1 } = source.borrowed ?? {};
    if (kind === 'text') return match ? new RegExp(match).exec(cell)?.[1] : cell;
    const value = parseNumber(cell, decimal) * times;
    if (value >= 0) return value;
    throw new InputError(
      `found ${quote(cell)}; expected a number, 0 or more`,
      { file: table.file, row: table.rowNumbers[row], column: table.header[source.index] },
      'leave the cell empty where the value is missing',
    );
  };
  const columns = DETAIL_COLUMNS.filter(({ name }) => sources.has(name));

  return (row) => {
    const details: Record<string, unknown> = { shots: null };
    for (const column of columns) {
      const value = read(column, row);
      if (value !== undefined) details[column.key] = value;
    }
    if (carried.length > 0) {
      const cells = table.rows[row];
      const other: Record<string, string> = {};
      for (let c = 0; c < carried.length; c++) other[carried[c]] = cells[carriedAt[c]];
      details.other = other;
    }
    return details as unknown as RowDetails;
  };
}
