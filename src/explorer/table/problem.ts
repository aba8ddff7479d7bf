import { dsvFormat } from 'd3-dsv';
import { InputError } from '../../base/inputError.ts';
import { detectSeparator } from '../../results/formats/parseTable.ts';
import { parseText, textFormat } from '../../results/formats/parseText.ts';
import type { GivenFile } from './given.ts';

/** What was wrong with what was given, in words, and the cells around it. */
export interface Problem {
  readonly words: string;
  readonly excerpt: Excerpt | null;
}

/** A part of a file around a place. */
export interface Excerpt {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
  /** The row, and of `header` the column, that are meant; null where none is. */
  readonly row: number | null;
  readonly column: number | null;
}

/** Rows shown above and below the one that is meant, and columns to either side. */
const AROUND = 1;
const ROWS_OF_HEADER = 2;
const MOST_COLUMNS = 6;

/** What an error says of files, with the cells that it speaks of. */
export function problemOf(error: unknown, files: readonly GivenFile[] = []): Problem {
  if (!(error instanceof InputError)) {
    return { words: error instanceof Error ? error.message : String(error), excerpt: null };
  }
  const { text, place } = error;
  const file = files.find(({ name }) => name === place.file);
  return { words: text, excerpt: file ? excerptOf(file, place.row ?? null, place.column ?? null) : null };
}

function excerptOf(file: GivenFile, row: number | null, column: string | null): Excerpt | null {
  const all = rowsOf(file);
  if (!all) return null;
  const { header, rows } = all;
  const at = row === null ? -1 : rows.findIndex(({ number }) => number === row);
  const shown =
    at < 0 ? rows.slice(0, ROWS_OF_HEADER) : rows.slice(Math.max(0, at - AROUND), at + AROUND + 1);
  const columnAt = column === null ? -1 : header.indexOf(column);
  // The first column mostly names what a row is of.
  const first = Math.max(1, Math.min(columnAt - 2, header.length - MOST_COLUMNS + 1));
  const chosen = [0, ...Array.from({ length: MOST_COLUMNS - 1 }, (_, i) => first + i)];
  const widest = Math.max(header.length, ...shown.map(({ cells }) => cells.length));
  const columns = chosen.filter((i) => i < widest);
  return {
    file: file.name,
    header: columns.map((i) => header[i] ?? ''),
    rows: shown.map(({ number, cells }) => ({ number, cells: columns.map((i) => cells[i] ?? '') })),
    row: at < 0 ? null : row,
    column: columnAt < 0 ? null : columns.indexOf(columnAt),
  };
}

/** The rows of a file, numbered as messages number them, even where it is no proper table. */
function rowsOf({ name, text }: GivenFile): Pick<Excerpt, 'header' | 'rows'> | null {
  try {
    const { header, rows, rowNumbers } = parseText(text, name);
    return { header, rows: rows.map((cells, i) => ({ number: rowNumbers[i], cells })) };
  } catch {
    if (textFormat(text) !== 'csv') return null;
    const rows = dsvFormat(detectSeparator(text)).parseRows(text);
    return {
      header: rows[0] ?? [],
      rows: rows.map((cells, i) => ({ number: i + 1, cells })).slice(1),
    };
  }
}
