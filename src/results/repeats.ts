import type { RawTable } from './rawTable.ts';

/**
 * Finds rows that repeat another in every cell, and counts rows that evaluate the same model on the same task again
 * with another result.
 */
export class Repeats {
  /** Rows with the same key as an earlier one but other cells. */
  conflicts = 0;
  private readonly first = new Map<string, number>();
  private readonly later = new Map<string, number[]>();
  private readonly table: RawTable;

  constructor(table: RawTable) {
    this.table = table;
  }

  /** Row number of the row that this one repeats in every cell, or undefined for a new one. */
  of(row: number, key: string): number | undefined {
    const first = this.first.get(key);
    if (first === undefined) {
      this.first.set(key, row);
      return undefined;
    }
    const others = this.later.get(key) ?? [];
    const same = [first, ...others].find((other) => this.sameCells(other, row));
    if (same !== undefined) return this.table.rowNumbers[same];
    this.conflicts++;
    this.later.set(key, [...others, row]);
    return undefined;
  }

  private sameCells(a: number, b: number): boolean {
    const { rows } = this.table;
    return rows[a].every((cell, i) => cell === rows[b][i]);
  }
}
