import { InputError } from '../../base/inputError.ts';
import type { DroppedRow, Evaluation } from '../evaluation.ts';
import type { AccuracyColumn } from '../table/accuracyColumn.ts';
import { type RawTable, rowPlace } from '../table/rawTable.ts';

/** What a shape's reader makes of a table. */
export interface ShapeResult {
  readonly evaluations: Evaluation[];
  /** Row of the table that each evaluation comes from. */
  readonly rows: number[];
  readonly dropped: DroppedRow[];
  readonly notes: string[];
}

/** Joins the cells that name a model: the id of a model, and the key of a join. Empty where all of them are. */
export function modelId(cells: readonly string[], indices: readonly number[]): string {
  if (indices.length === 1) return cells[indices[0]];
  if (indices.every((index) => cells[index] === '')) return '';
  return indices.map((index) => cells[index]).join(' / ');
}

/** @throws InputError where a row names no model. */
export function requireModel(id: string, table: RawTable, row: number, column: string): void {
  if (id !== '') return;
  throw new InputError(
    'the cell is empty; expected the name of a model',
    rowPlace(table, row, column),
    'give every row a name',
  );
}

/** The standard error that a cell gives, or undefined. */
export function standardErrorAt({ standardErrors }: AccuracyColumn, row: number): number | undefined {
  const error = standardErrors?.[row];
  return error === undefined || Number.isNaN(error) ? undefined : error;
}

/** A count and its noun: "1 model", "1,556 models". */
export function plural(n: number, what: string): string {
  return `${n.toLocaleString('en-US')} ${what}${n === 1 ? '' : 's'}`;
}
