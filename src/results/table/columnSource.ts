import { InputError, quote } from '../../base/inputError.ts';
import { columnIndex, type RawTable } from './rawTable.ts';
import type { ColumnSource } from './tableShape.ts';

/** Where a part of an evaluation stands in a table. */
export interface CellSource {
  readonly index: number;
  readonly times: number;
  /** What is taken of a cell; empty where the pattern does not match. */
  text(row: readonly string[]): string;
}

/**
 * Finds what a source names in a table. Text that is no column's name may be one with `~pattern` or `*factor` behind.
 *
 * @throws InputError for a column that is not there, and a pattern that is none
 */
export function cellSource(table: RawTable, source: string | ColumnSource): CellSource {
  const { column, match, times = 1 } = typeof source === 'string' ? parseSource(table, source) : source;
  const index = columnIndex(table, column);
  if (match === undefined) return { index, times, text: (row) => row[index] };
  const pattern = compile(match, column);
  return { index, times, text: (row) => takeGroup(pattern.exec(row[index])) };
}

/** Whether a table lacks a column that it may lack. */
export function isAbsent({ header }: RawTable, source: string | ColumnSource): boolean {
  return typeof source !== 'string' && source.optional === true && !header.includes(source.column);
}

/** The column that a source names. */
export function sourceColumn(table: RawTable, source: string | ColumnSource): string {
  return typeof source === 'string' ? parseSource(table, source).column : source.column;
}

function parseSource(table: RawTable, text: string): ColumnSource {
  if (table.header.includes(text)) return { column: text };
  const factor = /^(.+)\*\s*([0-9.]+(?:[eE][+-]?\d+)?)$/s.exec(text);
  if (factor && Number(factor[2]) > 0) return { ...parseSource(table, factor[1]), times: Number(factor[2]) };
  const tilde = text.indexOf('~');
  if (tilde > 0) return { column: text.slice(0, tilde), match: text.slice(tilde + 1) };
  return { column: text };
}

function compile(match: string, column: string): RegExp {
  try {
    return new RegExp(match);
  } catch (error) {
    throw new InputError(
      `the pattern ${quote(match)} for column ${quote(column)} is no regular expression`,
      {},
      (error as Error).message.replace(/^Invalid regular expression: /, ''),
    );
  }
}

function takeGroup(found: RegExpExecArray | null): string {
  return found ? (found[1] ?? found[0]) : '';
}
