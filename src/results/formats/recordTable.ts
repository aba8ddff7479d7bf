import { InputError } from '../../base/inputError.ts';
import { plainName, type RawTable } from '../table/rawTable.ts';
import { flattenRecord } from './flattenRecord.ts';

/** Puts records together to a table: a column a field, in the order in which fields come first. */
export class RecordTable {
  private readonly columns = new Map<string, number>();
  private readonly names: string[] = [];
  private readonly rows: string[][] = [];
  private readonly rowNumbers: number[] = [];
  private readonly rowFiles: string[] = [];
  private readonly notes = new Set<string>();
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
    const row = this.flatRow(record as Readonly<Record<string, unknown>>) ?? this.nestedRow(record);
    this.rows.push(row);
    this.rowNumbers.push(rowNumber);
    this.rowFiles.push(file);
  }

  /** Adds what was decided while reading, in words; said once. */
  note(text: string): void {
    this.notes.add(text);
  }

  /** The cells of a record that is flat already, as most are; undefined for a nested one. */
  private flatRow(record: Readonly<Record<string, unknown>>): string[] | undefined {
    const row: string[] = new Array(this.names.length).fill('');
    let next = 0;
    for (const name in record) {
      const value = record[name];
      if (typeof value === 'object' && value !== null) return undefined;
      // Records have the same fields in the same order, mostly: no need to look the column up.
      const column = this.names[next] === name ? next : this.columnOf(name);
      row[column] = cellText(value);
      next = column + 1;
    }
    return row;
  }

  private nestedRow(record: object): string[] {
    const row: string[] = new Array(this.names.length).fill('');
    for (const [name, value] of flattenRecord(record)) row[this.columnOf(name)] = cellText(value);
    return row;
  }

  private columnOf(name: string): number {
    const known = this.columns.get(name);
    if (known !== undefined) return known;
    this.columns.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  get size(): number {
    return this.rows.length;
  }

  /** @throws InputError where no record was added */
  table(): RawTable {
    const { rows, rowNumbers, rowFiles, notes, file } = this;
    if (rows.length === 0)
      throw new InputError('holds no records', { file }, 'expected one evaluation a record');
    const header = this.names.map(plainName);
    for (const row of rows) while (row.length < header.length) row.push('');
    const several = rowFiles.some((name) => name !== file);
    const more = { ...(several && { rowFiles }), ...(notes.size > 0 && { notes: [...notes] }) };
    return { file, header, rows, rowNumbers, separator: ',', ...more };
  }
}

/** A value as the text that readers of cells take. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  if (typeof value === 'string') return value.trim();
  if (value instanceof Date) return value.toISOString();
  return String(value);
}
