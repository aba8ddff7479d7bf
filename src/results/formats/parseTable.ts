import { dsvFormat } from 'd3-dsv';
import { InputError } from '../../base/inputError.ts';
import { withoutLink, withoutMarks } from '../table/markedNumber.ts';
import { parseNumber } from '../table/parseNumber.ts';
import { plainName, type RawTable, SEPARATORS, type Separator } from '../table/rawTable.ts';

/**
 * Parses delimited text: comma, semicolon or tab, whichever the header has most of; quotes as in RFC 4180; LF or
 * CRLF; blank lines and comments (`#`) skipped. A header of two rows, the upper one of groups, becomes one.
 *
 * @throws InputError for a table without rows, a row with more or fewer cells than the header, or a quote that is
 * never closed.
 */
export function parseTable(text: string, file: string): RawTable {
  refuseOpenQuote(text, file);
  const separator = detectSeparator(text);
  let header: string[] | undefined;
  let comment: string[] | undefined;
  const rows: string[][] = [];
  const rowNumbers: number[] = [];
  let failure: InputError | undefined;
  dsvFormat(separator).parseRows(text, (cells, index) => {
    if (isBlank(cells)) return null;
    for (let i = 0; i < cells.length; i++) {
      // Most cells need no trimming, and trim makes a new string of every one.
      if (needsTrim(cells[i])) cells[i] = cells[i].trim();
      if (mayLink(cells[i])) cells[i] = withoutLink(cells[i]);
      else if (cells[i].charCodeAt(0) === BACKSLASH) cells[i] = withoutMarks(cells[i]);
    }
    const marked = cells[0].charCodeAt(0) === HASH;
    if (!header) {
      // NumPy writes the header as a comment, and a column may be called "#".
      const below = comment?.length === cells.length && cells.length > 1 && cells.some(isNumber);
      if (comment && below) {
        header = [comment[0].replace(/^#+\s*/, ''), ...comment.slice(1)].map(plainName);
      } else {
        if (marked) comment = cells;
        else header = cells.map(plainName);
        return null;
      }
    } else if (marked && cells.length !== header.length) {
      return null;
    }
    if (cells.length !== header.length) {
      failure ??= new InputError(
        `${cells.length} cells; expected ${header.length}, as the header has`,
        { file, row: index + 1 },
        raggedAdvice(cells, separator),
      );
    } else {
      shareCells(cells, rows.at(-1));
      rows.push(cells);
      rowNumbers.push(index + 1);
    }
    return null;
  });
  if (failure) throw failure;
  if (!header) throw new InputError('the file is empty', { file }, 'expected a table with a header');
  if (rows.length === 0)
    throw new InputError('a header but no rows', { file }, 'expected one evaluation a row');
  return namedIndex(joinedHeader({ file, header, rows, rowNumbers, separator }));
}

const HASH = 0x23;

/** Rows in a row say much the same: one string for cells that are as in the row above halves the memory of long tables. */
function shareCells(cells: string[], above: readonly string[] | undefined): void {
  if (!above) return;
  for (let i = 0; i < cells.length; i++) if (cells[i] === above[i]) cells[i] = above[i];
}

/**
 * A header of two rows, as merged cells of a spreadsheet leave it, or pandas's columns of two levels: the upper row has
 * gaps or repeats, the lower one no numbers, and what stands below has some. Their names are joined: "ImageNet top1".
 * Pandas may put the index's name into a row of its own below.
 */
function joinedHeader(table: RawTable): RawTable {
  const { header, rows, rowNumbers } = table;
  const gaps = header.slice(1).some((name, i) => name === '' || name === header[i]);
  if (!gaps || rows.length < 2 || rows[0].some(isNumber)) return table;
  const [lower, next] = rows;
  const named = rows.length > 2 && next[0] !== '' && next.slice(1).every((cell) => cell === '');
  const skipped = named ? 2 : 1;
  if (!rows[skipped].some(isNumber)) return table;
  let group = '';
  const names = header.map((name, i) => {
    if (name !== '') group = name;
    const own = plainName(lower[i]);
    return own === '' ? name : [group, own].filter(Boolean).join(' ');
  });
  if (named) names[0] = plainName(next[0]);
  const note = `${table.file}: a header of two rows, read as ${names.filter(Boolean).slice(0, 3).join(', ')}, ...`;
  return {
    ...table,
    header: names,
    rows: rows.slice(skipped),
    rowNumbers: Array.prototype.slice.call(rowNumbers, skipped),
    notes: [note],
  };
}

/** Names a first column of texts that has no name, as the index of a frame is written. */
function namedIndex(table: RawTable): RawTable {
  const { header, rows } = table;
  if (header[0] !== '' || header.includes(INDEX) || header.length < 2) return table;
  if (rows.some(([cell]) => cell === '' || isNumber(cell))) return table;
  const note = `${table.file}: the first column has no name; it is called "${INDEX}"`;
  return { ...table, header: [INDEX, ...header.slice(1)], notes: [...(table.notes ?? []), note] };
}

const INDEX = 'index';

function isNumber(cell: string): boolean {
  return !Number.isNaN(parseNumber(cell.endsWith('%') ? cell.slice(0, -1) : cell));
}

/** A line of spaces, or a row of which a spreadsheet has the separators only. */
function isBlank(cells: readonly string[]): boolean {
  return cells[0].trim() === '' && cells.every((cell) => cell.trim() === '');
}

function mayLink(cell: string): boolean {
  const first = cell.charCodeAt(0);
  return first === OPEN_BRACKET || first === LESS_THAN;
}

const OPEN_BRACKET = 0x5b;
const LESS_THAN = 0x3c;
const BACKSLASH = 0x5c;

function needsTrim(cell: string): boolean {
  return cell.length > 0 && (cell.charCodeAt(0) <= 32 || cell.charCodeAt(cell.length - 1) <= 32);
}

function raggedAdvice(cells: readonly string[], separator: Separator): string {
  if (cells.some((cell) => cell.includes('\n'))) return 'a quote opened in this row may be closed rows below';
  if (separator === ',') return 'put quotes around cells that contain a comma';
  return 'add or remove cells';
}

/** What separates the cells of a text, by its first line that is no comment. */
export function detectSeparator(text: string): Separator {
  const first = /^(?!#|\s*$)[^\r\n]+/m.exec(text.slice(0, 1e6))?.[0] ?? '';
  const header = first.replace(/"[^"]*"/g, '');
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
