import { InputError, type InputPlace, quote, quoteList } from '../../base/inputError.ts';
import { nearestName } from '../../base/nearestName.ts';

/** A table as it stands: names and cells, trimmed, uninterpreted. */
export interface RawTable {
  /** For messages. */
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Number of each row for messages: as a spreadsheet counts (the header is row 1), a line, or a record from 1. */
  readonly rowNumbers: ArrayLike<number>;
  /** File of each row, where the table was put together of several. */
  readonly rowFiles?: readonly string[];
  readonly separator: Separator;
  /** What was decided while reading it, in words. */
  readonly notes?: readonly string[];
}

export const SEPARATORS = [',', ';', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** Where a row, or one of its cells, stands. */
export function rowPlace(table: RawTable, row: number, column?: string): InputPlace {
  return { file: rowFile(table, row), row: table.rowNumbers[row], column };
}

/** The file that a row stands in. */
export function rowFile({ file, rowFiles }: RawTable, row: number): string {
  return rowFiles ? rowFiles[row] : file;
}

/** Index of a column. @throws InputError naming the nearest column where there is none of that name, or two. */
export function columnIndex(table: RawTable, name: string): number {
  const index = table.header.indexOf(name);
  if (index < 0) {
    const near = nearestName(name, table.header);
    throw new InputError(
      `no column ${quote(name)}`,
      { file: table.file },
      `${near ? `did you mean ${quote(near)}? ` : ''}the columns are ${quoteList(table.header.filter(Boolean))}`,
    );
  }
  const again = table.header.indexOf(name, index + 1);
  if (again >= 0) {
    throw new InputError(
      `column ${quote(name)} stands twice (columns ${index + 1} and ${again + 1})`,
      { file: table.file, row: 1 },
      'rename one of them',
    );
  }
  return index;
}

/** A name as it can be shown and typed: on one line, without control characters. */
export function plainName(name: string): string {
  return name
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
    .trim();
}
