import { InputError, quote } from '../../base/inputError.ts';
import type { RawTable } from '../table/rawTable.ts';

/** Accuracies by model, each from one row: what a join looks up. */
export class JoinKeys {
  private readonly found = new Map<string, { value: number; rowNumber: number }>();
  private readonly columns: readonly string[];
  private readonly flag: string;

  /** The columns whose cells make a key, and the flag that names them, for messages. */
  constructor(columns: readonly string[], flag: string) {
    this.columns = columns;
    this.flag = flag;
  }

  get size(): number {
    return this.found.size;
  }

  /**
   * Adds a row's accuracy. Returns false for a row that only repeats another.
   *
   * @throws InputError where two rows have one key and different accuracies
   */
  add(key: string, value: number, table: RawTable, row: number): boolean {
    const before = this.found.get(key);
    const rowNumber = table.rowNumbers[row];
    if (!before) {
      this.found.set(key, { value, rowNumber });
      return true;
    }
    if (before.value === value) return false;
    throw new InputError(
      `the same ${this.columns.map(quote).join(', ')} as row ${before.rowNumber}, with another accuracy`,
      { file: table.file, row: rowNumber },
      `add the column that tells them apart to ${this.flag}, or remove one of the rows`,
    );
  }

  value(key: string): number | undefined {
    return this.found.get(key)?.value;
  }

  /** Why a row that only repeats another is dropped. */
  repeats(key: string): string {
    return `repeats row ${this.found.get(key)?.rowNumber}`;
  }

  keys(): IterableIterator<string> {
    return this.found.keys();
  }
}
