import { InputError } from '../../base/inputError.ts';
import type { EvaluationTable } from '../evaluation.ts';
import { requireColumns } from '../shapes/canonicalShape.ts';
import { type OneTableShape, readTables } from '../shapes/readTables.ts';
import type { AccuracyOptions } from '../table/accuracyColumn.ts';
import type { RawTable } from '../table/rawTable.ts';
import type { ColumnNames } from '../table/tableShape.ts';
import { cellText } from './frameColumns.ts';

/** What {@link fromDataFrame} needs of a data frame: danfojs's have it, and others are easily given it. */
export interface FrameLike {
  readonly columns: readonly string[];
  /** Rows of cells. */
  readonly values: unknown;
}

/**
 * Reads evaluations from a data frame as `readEvaluations` does from CSV: percents and errors are told from
 * fractions and accuracies column by column and reported in `notes`; rows without an accuracy are left out and
 * reported in `dropped`. Rows are counted from 0.
 *
 * @param frame of danfojs, or anything with `columns` and `values`
 * @param columns for each part of an evaluation the column that holds it, where that has not the canonical name; or
 * the shape of a frame with a column, or a row, a task. Columns that are named nowhere are carried along.
 * @param options `scale` and `metric`, where the frame's values and names do not tell
 * @throws InputError for a column that is not there, text or NaN among accuracies, values outside their scale
 * @example
 * const frame = { columns: ['net', 'in1k', 'birds'], values: [['vit-s', 81.4, 62], ['vit-b', 84.5, 70]] };
 * const shape = { kind: 'wide', id: ['net'], upstream: 'in1k', downstream: ['birds'] };
 * const { evaluations } = fromDataFrame(frame, shape);
 * evaluations.map((e) => [e.model, e.upstreamAccuracy, e.downstreamAccuracy])
 * // [['vit-s', 0.814, 0.62], ['vit-b', 0.845, 0.7]]
 */
export function fromDataFrame(
  frame: FrameLike,
  columns: ColumnNames | OneTableShape = {},
  options: AccuracyOptions = {},
): EvaluationTable {
  const table = frameTable(frame);
  const shape: OneTableShape = 'kind' in columns ? columns : { kind: 'canonical', columns };
  if (shape.kind === 'canonical') {
    const advice = "say which columns they are: fromDataFrame(frame, { model: 'COLUMN', ... })";
    requireColumns(table, { ...shape.columns, ...(shape.id && { model: shape.id[0] }) }, advice);
  }
  return { ...readTables([{ table, task: table.file }], shape, options), files: [] };
}

/** A frame as the text table that the readers of CSV take. Numbers keep all their digits on the way. */
function frameTable({ columns, values }: FrameLike): RawTable {
  const file = 'the data frame';
  const rows = values as readonly (readonly unknown[])[];
  if (rows.length === 0) throw new InputError('no rows', { file }, 'expected one evaluation a row');
  const header = columns.map((name) => String(name).trim());
  return {
    file,
    header,
    rows: rows.map((row, r) => row.map((value, c) => cellText(value, { file, row: r, column: header[c] }))),
    rowNumbers: rows.map((_, row) => row),
    separator: ',',
  };
}
