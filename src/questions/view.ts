import type { TaskKey } from '../results/taskKey.ts';
import { taskNamer } from '../results/taskName.ts';

/** What a person may choose about a view; a view takes what concerns it. */
export interface ViewOptions {
  readonly seed: number;
  /** Random samples. */
  readonly draws?: number;
  /** Task that others are compared with. */
  readonly reference?: string;
}

/** An answer as an object, as flat rows, and as a table for people with what its numbers mean. */
export interface View extends ViewTable {
  readonly result: object;
  readonly rows: readonly object[];
}

/** A table for people. */
export interface ViewTable {
  readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[];
  readonly cells: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

/** A column of a view, with how a row fills it. */
export interface ViewColumn<Row> {
  readonly title: string;
  readonly align: 'left' | 'right';
  readonly cell: (row: Row) => string;
}

/**
 * Puts a view together.
 *
 * @param shown rows of the table for people
 * @param notes what stands below it
 */
export function view<Row>(
  result: object,
  rows: readonly object[],
  shown: readonly Row[],
  columns: readonly ViewColumn<Row>[],
  notes: readonly string[],
): View {
  return {
    result,
    rows,
    columns: columns.map(({ title, align }) => ({ title, align })),
    cells: shown.map((row) => columns.map(({ cell }) => cell(row))),
    notes,
  };
}

export function left<Row>(title: string, cell: (row: Row) => string): ViewColumn<Row> {
  return { title, align: 'left', cell };
}

export function right<Row>(title: string, cell: (row: Row) => string): ViewColumn<Row> {
  return { title, align: 'right', cell };
}

/** The task of a row, as short as these rows allow. */
export function taskColumn<Row extends TaskKey>(rows: readonly Row[]): ViewColumn<Row> {
  return left('downstream', taskNamer(rows));
}

/** A number with its interval, where there is one. */
export function rangeText(value: number | null, low: number | null, high: number | null): string {
  if (value === null) return '–';
  const text = value.toFixed(3);
  return low === null || high === null ? text : `${text} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}
