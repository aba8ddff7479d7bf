import { InputError } from '../../base/inputError.ts';
import type { AccuracyOptions } from '../table/accuracyColumn.ts';
import type { RawTable } from '../table/rawTable.ts';
import type { JoinedShape, TableShape } from '../table/tableShape.ts';
import { readCanonical } from './canonicalShape.ts';
import { readLong } from './longShape.ts';
import type { ShapeResult } from './shapeResult.ts';
import { readWide } from './wideShape.ts';

/** Shapes whose evaluations stand in one table. */
export type OneTableShape = Exclude<TableShape, JoinedShape>;

/** Reads the evaluations of one table. */
export function readTable(table: RawTable, shape: OneTableShape, options: AccuracyOptions): ShapeResult {
  switch (shape.kind) {
    case 'canonical':
      return readCanonical(table, shape, options);
    case 'wide':
      return readWide(table, shape, options);
    case 'long':
      return readLong(table, shape, options);
  }
}

/** Scale and metric: as the options say, else as the shape knows. */
export function accuracyOptions(shape: TableShape, { scale, metric }: AccuracyOptions): AccuracyOptions {
  return {
    scale: scale ?? ('scale' in shape ? shape.scale : undefined),
    metric: metric ?? ('metric' in shape ? shape.metric : undefined),
  };
}

/** @throws InputError where no evaluation was read, with the reason for the first row that was dropped */
export function requireEvaluations({ evaluations, dropped }: ShapeResult, file: string): void {
  if (evaluations.length > 0) return;
  const why =
    dropped.length > 0 ? `all rows were dropped (row ${dropped[0].row}: ${dropped[0].reason})` : 'no rows';
  throw new InputError(`no evaluations left: ${why}`, { file }, 'check the columns that were chosen');
}
