import { InputError, quote, quoteList } from '../../base/inputError.ts';
import { matchesPattern } from './matchesPattern.ts';
import { columnIndex, type RawTable } from './rawTable.ts';

/** A table with some of its rows. */
export function chosenRows(table: RawTable, chosen: readonly number[]): RawTable {
  if (chosen.length === table.rows.length) return table;
  const { rows, rowNumbers, rowFiles } = table;
  return {
    ...table,
    rows: chosen.map((row) => rows[row]),
    rowNumbers: chosen.map((row) => rowNumbers[row]),
    ...(rowFiles && { rowFiles: chosen.map((row) => rowFiles[row]) }),
  };
}

/**
 * The rows of a table whose cells are as a shape wants them.
 *
 * @param where text by column, `*` for any characters
 * @throws InputError for a column that is not there, and where no row is left
 */
export function rowsWhere(table: RawTable, where: Readonly<Record<string, string>> = {}): RawTable {
  return Object.entries(where).reduce((left, [column, text]) => {
    const at = columnIndex(left, column);
    const chosen = left.rows.flatMap((cells, row) => (matchesPattern(cells[at], text) ? [row] : []));
    if (chosen.length > 0) return chosenRows(left, chosen);
    throw new InputError(
      `no row has ${quote(text)}`,
      { file: table.file, column },
      `it holds ${quoteList([...new Set(left.rows.map((cells) => cells[at]))])}`,
      { name: 'where' },
    );
  }, table);
}

/** Names of rows below a table that sum it up. */
const SUMMARY_ROW = /^(mean|average|avg\.?|total|sum|std|stdev|std\.? dev\.?|median|min|max|count|overall)$/i;

/** Rows that sum up the others, by the name where others have a model's. */
export function summaryRows(table: RawTable, id: readonly string[]): number[] {
  const idAt = id.map((name) => table.header.indexOf(name)).filter((at) => at >= 0);
  const found: number[] = [];
  if (idAt.length === 0) return found;
  for (const [row, cells] of table.rows.entries()) {
    // Most names are longer, and a table may have many rows.
    if (cells[idAt[0]].length > LONGEST_NAME) continue;
    const names = idAt.map((at) => cells[at]).filter((name) => name !== '');
    if (names.length > 0 && names.every((name) => SUMMARY_ROW.test(name))) found.push(row);
  }
  return found;
}

/** Of the names of such rows. */
const LONGEST_NAME = 9;
