import { InputError, quote } from '../../base/inputError.ts';
import { CANONICAL_COLUMNS, type CanonicalColumn, type Evaluation } from '../evaluation.ts';
import { type DecimalMark, isMissing, parseNumber } from './parseNumber.ts';
import { columnIndex, type RawTable } from './rawTable.ts';
import type { BorrowedColumn } from './tableShape.ts';

export interface DetailOptions {
  /** Columns that hold names and accuracies. */
  readonly consumed: readonly string[];
  readonly also?: readonly BorrowedColumn[];
  /** Columns to carry along. Default: all that are left. */
  readonly carry?: readonly string[];
  readonly decimal?: DecimalMark;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
/** Names and accuracies of a row, which every shape of table finds in its own way. */
export type NamesAndAccuracies = Pick<
  Evaluation,
  'model' | 'upstream' | 'upstreamAccuracy' | 'downstream' | 'downstreamAccuracy'
>;

/** Columns that hold no names and no accuracies. */
const DETAIL_COLUMNS = CANONICAL_COLUMNS.filter(
  ({ key }) => !['model', 'upstream', 'upstreamAccuracy', 'downstream', 'downstreamAccuracy'].includes(key),
);

/**
 * Prepares making evaluations of a table's rows: adds to names and accuracies what else a row says, in canonical
 * columns under their own names, in borrowed ones, and in those to be carried along.
 *
 * @throws InputError (from the function returned) for text in a number
 */
export function evaluationReader(
  table: RawTable,
  options: DetailOptions,
): (row: number, names: NamesAndAccuracies) => Evaluation {
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
  const carried = table.header.filter(
    (name) => name !== '' && (carry ? carry.includes(name) : !taken.has(name)),
  );
  const carriedAt = carried.map((name) => columnIndex(table, name));
  const columns = DETAIL_COLUMNS.filter(({ name }) => sources.has(name));

  // The same few names stand in row after row: one string for all of them lets go of the file's text.
  const pool = new Map<string, string>();
  const shared = (text: string): string => {
    const known = pool.get(text);
    if (known !== undefined) return known;
    pool.set(text, text);
    return text;
  };

  const read = ({ name, kind }: CanonicalColumn, row: number): string | number | undefined => {
    const { index, borrowed } = sources.get(name) as { index: number; borrowed?: BorrowedColumn };
    const cell = table.rows[row][index];
    if (isMissing(cell)) return undefined;
    if (kind === 'text') {
      const text = borrowed?.match ? new RegExp(borrowed.match).exec(cell)?.[1] : cell;
      return text === undefined ? undefined : shared(text);
    }
    const value = parseNumber(cell, decimal) * (borrowed?.times ?? 1);
    if (value >= 0) return value;
    throw new InputError(
      `found ${quote(cell)}; expected a number, 0 or more`,
      { file: table.file, row: table.rowNumbers[row], column: table.header[index] },
      'leave the cell empty where the value is missing',
    );
  };

  return (row, { model, upstream, upstreamAccuracy, downstream, downstreamAccuracy }) => {
    const evaluation: Writable<Evaluation> = {
      model: shared(model),
      upstream: shared(upstream),
      upstreamAccuracy,
      downstream: shared(downstream),
      shots: null,
      downstreamAccuracy,
    };
    for (const column of columns) {
      const value = read(column, row);
      if (value !== undefined) (evaluation[column.key] as string | number) = value;
    }
    if (carried.length > 0) {
      const cells = table.rows[row];
      const other: Record<string, string> = {};
      for (let c = 0; c < carried.length; c++) other[carried[c]] = cells[carriedAt[c]];
      evaluation.other = other;
    }
    return evaluation;
  };
}
