import { dsvFormat } from 'd3-dsv';
import { InputError, quote, quoteList } from '../../base/inputError.ts';
import { nearestName } from '../../base/nearestName.ts';

/** A delimited text table as it stands: names and cells, trimmed, uninterpreted. */
export interface RawTable {
  /** For messages. */
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Row number of each row as a spreadsheet counts: the header is row 1. */
  readonly rowNumbers: ArrayLike<number>;
  readonly separator: Separator;
}

const SEPARATORS = [',', ';', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

/**
 * Parses delimited text: comma, semicolon or tab, whichever the header has most of; quotes as in RFC 4180; LF or
 * CRLF; blank lines skipped.
 *
 * @throws InputError for a table without rows, a row with more or fewer cells than the header, or a quote that is
 * never closed.
 */
export function parseTable(text: string, file: string): RawTable {
  refuseOpenQuote(text, file);
  const separator = detectSeparator(text);
  let header: string[] | undefined;
  const rows: string[][] = [];
  const rowNumbers: number[] = [];
  let failure: InputError | undefined;
  dsvFormat(separator).parseRows(text, (cells, index) => {
    if (cells.length === 1 && cells[0].trim() === '') return null;
    for (let i = 0; i < cells.length; i++) {
      // Most cells need no trimming, and trim makes a new string of every one.
      if (needsTrim(cells[i])) cells[i] = cells[i].trim();
    }
    if (!header) {
      header = cells;
    } else if (cells.length !== header.length) {
      failure ??= new InputError(
        `${cells.length} cells; expected ${header.length}, as the header has`,
        { file, row: index + 1 },
        raggedAdvice(cells, separator),
      );
    } else {
      rows.push(cells);
      rowNumbers.push(index + 1);
    }
    return null;
  });
  if (failure) throw failure;
  if (!header) throw new InputError('the file is empty', { file }, 'expected a CSV table with a header');
  if (rows.length === 0)
    throw new InputError('a header but no rows', { file }, 'expected one evaluation a row');
  return { file, header, rows, rowNumbers, separator };
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

function needsTrim(cell: string): boolean {
  return cell.length > 0 && (cell.charCodeAt(0) <= 32 || cell.charCodeAt(cell.length - 1) <= 32);
}

function raggedAdvice(cells: readonly string[], separator: Separator): string {
  if (cells.some((cell) => cell.includes('\n'))) return 'a quote opened in this row may be closed rows below';
  if (separator === ',') return 'put quotes around cells that contain a comma';
  return 'add or remove cells';
}

function detectSeparator(text: string): Separator {
  const end = text.search(/[\r\n]/);
  const header = (end < 0 ? text : text.slice(0, end)).replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => header.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))];
}

/** A quote opens a cell at its start only; inside, a doubled quote is text. */
function refuseOpenQuote(text: string, file: string): void {
  let opened = -1;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    if (opened < 0) {
      const before = at === 0 ? '\n' : text[at - 1];
      if (before === '\n' || before === '\r' || SEPARATORS.includes(before as Separator)) opened = at;
    } else if (text[at + 1] === '"') {
      at++;
    } else {
      opened = -1;
    }
  }
  if (opened < 0) return;
  const row = text.slice(0, opened).split('\n').length;
  throw new InputError(
    'a quote is opened and never closed',
    { file, row },
    'close it, or double a quote meant as text',
  );
}
