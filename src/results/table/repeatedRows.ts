import type { Evaluation } from '../evaluation.ts';
import type { RawTable } from './rawTable.ts';

type Part = string | number | null | undefined;
type Branches = Map<Part, Branches>;

/**
 * Finds rows that repeat another in every cell, and counts rows that evaluate the same model on the same task again
 * with another result.
 */
export class RepeatedRows {
  /** Rows that share what makes an evaluation with an earlier one, but not its other cells. */
  conflicts = 0;
  private readonly table: RawTable;
  /** Tasks and runs as a tree; at its leaves the first row of each model. */
  private readonly tree: Branches = new Map();
  /** Rows that share what makes an evaluation with an earlier one, by all of their cells. */
  private readonly again = new Map<string, number>();

  constructor(table: RawTable) {
    this.table = table;
  }

  /** Row number of the row that this one repeats in every cell, or undefined for a new one. */
  of(row: number, { model, upstream, downstream, shots, seed, run }: Evaluation): number | undefined {
    let branches = this.tree;
    branches = branch(branches, upstream);
    branches = branch(branches, downstream);
    branches = branch(branches, shots);
    branches = branch(branches, seed);
    const models = branch(branches, run) as unknown as Map<string, number>;
    const first = models.get(model);
    if (first === undefined) {
      models.set(model, row);
      return undefined;
    }
    if (this.sameCells(first, row)) return this.table.rowNumbers[first];
    const cells = this.table.rows[row].join('\0');
    const same = this.again.get(cells);
    if (same !== undefined) return this.table.rowNumbers[same];
    this.again.set(cells, row);
    this.conflicts++;
    return undefined;
  }

  private sameCells(a: number, b: number): boolean {
    const { rows } = this.table;
    return rows[a].every((cell, i) => cell === rows[b][i]);
  }
}

function branch(branches: Branches, part: Part): Branches {
  let found = branches.get(part);
  if (found === undefined) {
    found = new Map();
    branches.set(part, found);
  }
  return found;
}
