import { InputError } from '../../base/inputError.ts';
import { plainName, type RawTable } from '../table/rawTable.ts';
import { type FlatCell, flattenRecord } from './flattenRecord.ts';

/** Puts records together to a table: a column a field, in the order in which fields come first. */
export class RecordTable {
  private readonly columns = new Map<string, number>();
  private readonly rows: string[][] = [];
  private readonly rowNumbers: number[] = [];
  private readonly rowFiles: string[] = [];
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** Adds a record, which may be nested. */
  add(record: unknown, rowNumber: number, file = this.file): void {
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      throw new InputError(
        `found ${Array.isArray(record) ? 'a list' : JSON.stringify(record)}; expected a record, {"model": ...}`,
        { file, row: rowNumber },
      );
    }
    // Records that are flat already, as most are, need no map of their own.
    if (Object.values(record).every((value) => typeof value !== 'object' || value === null)) {
      this.addCells(Object.entries(record) as [string, FlatCell][], rowNumber, file);
    } else {
      this.addCells(flattenRecord(record), rowNumber, file);
    }
  }

  private addCells(cells: Iterable<[string, FlatCell]>, rowNumber: number, file: string): void {
    const row: string[] = new Array(this.columns.size).fill('');
    for (const [name, value] of cells) {
      let column = this.columns.get(name);
      if (column === undefined) {
        column = this.columns.size;
        this.columns.set(name, column);
      }
      row[column] = cellText(value);
    }
    this.rows.push(row);
    this.rowNumbers.push(rowNumber);
    this.rowFiles.push(file);
  }

  get size(): number {
    return this.rows.length;
  }

  /** @throws InputError where no record was added */
  table(): RawTable {
    const { rows, rowNumbers, rowFiles, file } = this;
    if (rows.length === 0)
      throw new InputError('holds no records', { file }, 'expected one evaluation a record');
    const header = [...this.columns.keys()].map(plainName);
    for (const row of rows) while (row.length < header.length) row.push('');
    const several = rowFiles.some((name) => name !== file);
    return { file, header, rows, rowNumbers, separator: ',', ...(several ? { rowFiles } : {}) };
  }
}

/** A value as the text that readers of cells take. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  if (typeof value === 'string') return value.trim();
  if (value instanceof Date) return value.toISOString();
  return String(value);
}
