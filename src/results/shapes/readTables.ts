import { InputError } from '../../base/inputError.ts';
import type { DroppedRow, Evaluation } from '../evaluation.ts';
import type { AccuracyOptions } from '../table/accuracyColumn.ts';
import { chosenRows, rowsWhere, summaryRows } from '../table/chosenRows.ts';
import { sourceColumn } from '../table/columnSource.ts';
import { columnIndex, type RawTable, rowFile } from '../table/rawTable.ts';
import type { JoinedShape, TableShape } from '../table/tableShape.ts';
import { readCanonical } from './canonicalShape.ts';
import { readJoined } from './joinedShape.ts';
import { readLong } from './longShape.ts';
import { reduceRepeats } from './reduceRepeats.ts';
import { modelId, type ShapeResult } from './shapeResult.ts';
import { UpstreamAccuracies } from './upstreamAccuracies.ts';
import { readWide } from './wideShape.ts';

/** Shapes whose evaluations stand in one table. */
export type OneTableShape = Exclude<TableShape, JoinedShape>;

/** A table and, where it holds one task, that task's name. */
export interface NamedTable {
  readonly table: RawTable;
  readonly task: string;
}

/** What was read of some tables. */
export interface ReadTables {
  readonly evaluations: Evaluation[];
  readonly dropped: DroppedRow[];
  readonly notes: string[];
}

/**
 * Reads the evaluations of tables of one shape.
 *
 * @param tables one or more; of a joined shape the upstream table first
 * @param upstreamTable table that has the upstream accuracies of models, where the others have not
 * @throws InputError where no evaluation was read, with the reason for the first row that was dropped
 */
export function readTables(
  tables: readonly NamedTable[],
  shape: TableShape,
  options: AccuracyOptions = {},
  upstreamTable?: NamedTable,
): ReadTables {
  const accuracy = { ...shapeAccuracy(shape), ...given(options) };
  const { tables: kept, dropped: summaries } = rowsToRead(tables, shape);
  const raw = kept.map(({ table }) => table);
  const each = (read: (table: RawTable) => ShapeResult) => raw.map(read);
  const upstream = upstreamTable && upstreamFrom(upstreamTable.table, shape, accuracy);
  let results: ShapeResult[];
  let of = raw;
  if (shape.kind === 'joined') {
    const [first, ...others] = upstreamTable ? [upstreamTable, ...kept] : kept;
    results = readJoined(first, others, shape, accuracy);
    of = others.map(({ table }) => table);
    if (others.length === 0) {
      throw new InputError(
        'only an upstream file; expected one downstream file or more beside it',
        { file: raw[0].file },
        'name the upstream file first, then the downstream ones',
      );
    }
  } else if (shape.kind === 'long') {
    results = readLong(raw, shape, accuracy, upstream);
  } else if (shape.kind === 'wide') {
    results = each((table) => readWide(table, shape, accuracy, upstream));
  } else {
    results = each((table) => readCanonical(table, shape, accuracy, upstream));
  }
  const { evaluations, notes } = reduceRepeats(
    results.map((result, i) => ({ table: of[i], result })),
    shape.repeats,
  );
  const read = {
    evaluations,
    dropped: [...summaries, ...results.flatMap(({ dropped }) => dropped)],
    notes: [...raw.flatMap((table) => table.notes ?? []), ...results.flatMap((one) => one.notes), ...notes],
  };
  requireEvaluations(read, raw[0].file);
  return read;
}

/** The rows that a shape speaks of, without those that sum up the others. */
function rowsToRead(tables: readonly NamedTable[], shape: TableShape) {
  const dropped: DroppedRow[] = [];
  const kept = tables.map(({ table: all, task }) => {
    const table = rowsWhere(all, shape.where);
    const summaries = new Set(summaryRows(table, shape.id ?? [modelColumn(table, shape)]));
    for (const row of summaries) {
      dropped.push({
        file: rowFile(table, row),
        row: table.rowNumbers[row],
        reason: 'sums up other rows by its name',
      });
    }
    if (summaries.size === 0) return { task, table };
    return {
      task,
      table: chosenRows(
        table,
        [...table.rows.keys()].filter((row) => !summaries.has(row)),
      ),
    };
  });
  return { tables: kept, dropped };
}

function shapeAccuracy({ scale, metric, missing }: TableShape): AccuracyOptions {
  return { scale, metric, missing };
}

function given({ scale, metric }: AccuracyOptions): AccuracyOptions {
  return { ...(scale && { scale }), ...(metric && { metric }) };
}

/** The upstream accuracies of models in a table of their own. */
function upstreamFrom(
  table: RawTable,
  shape: TableShape,
  options: AccuracyOptions,
): UpstreamAccuracies | undefined {
  if (shape.kind === 'joined') return undefined;
  const id = shape.id ?? [modelColumn(table, shape)];
  const idAt = id.map((name) => columnIndex(table, name));
  const found = new UpstreamAccuracies(table.file, id, shape.repeats);
  const taskAt =
    shape.kind === 'long' && table.header.includes(shape.taskColumn)
      ? columnIndex(table, shape.taskColumn)
      : -1;
  const rows = table.rows.flatMap((cells, row) =>
    shape.kind === 'long' && taskAt >= 0 && cells[taskAt] !== shape.upstreamTask
      ? []
      : [{ row, model: modelId(cells, idAt), shots: null }],
  );
  const column = upstreamColumn(table, shape);
  found.addAll(table, rows, column, options);
  return found;
}

function modelColumn(table: RawTable, { columns = {} }: TableShape): string {
  return columns.model === undefined ? 'model' : sourceColumn(table, columns.model);
}

/** The column of upstream accuracies in a table of its own: called as in the others, or plainly. */
function upstreamColumn(table: RawTable, shape: OneTableShape): string {
  const usual =
    shape.kind === 'wide'
      ? [shape.upstream]
      : shape.kind === 'long'
        ? [shape.valueColumn, shape.upstreamTask]
        : Object.entries(shape.columns ?? {}).flatMap(([key, source]) =>
            key === 'upstreamAccuracy' ? [sourceColumn(table, source)] : [],
          );
  const names = [...usual, 'upstream_accuracy', 'upstream_error', 'accuracy'];
  return names.find((name) => table.header.includes(name)) ?? names[0];
}

/** @throws InputError where no evaluation was read, with the reason for the first row that was dropped */
function requireEvaluations({ evaluations, dropped }: ReadTables, file: string): void {
  if (evaluations.length > 0) return;
  const why =
    dropped.length > 0 ? `all rows were dropped (row ${dropped[0].row}: ${dropped[0].reason})` : 'no rows';
  throw new InputError(`no evaluations left: ${why}`, { file }, 'check the columns that were chosen');
}
