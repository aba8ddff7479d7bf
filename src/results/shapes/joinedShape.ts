import { type AccuracyOptions, decimalMark, readAccuracyColumn } from '../table/accuracyColumn.ts';
import { evaluationReader } from '../table/evaluationReader.ts';
import { columnIndex, type RawTable } from '../table/rawTable.ts';
import type { JoinedShape } from '../table/tableShape.ts';
import { JoinKeys } from './joinKeys.ts';
import { modelId, plural, requireModel, type ShapeResult } from './shapeResult.ts';

/** A table and the task that it evaluates. */
export interface TaskTable {
  readonly task: string;
  readonly table: RawTable;
}

/** Reads files that hold one task each and joins every downstream file with the upstream one. */
export function readJoined(
  upstreamTable: TaskTable,
  downstreamTables: readonly TaskTable[],
  shape: JoinedShape,
  options: AccuracyOptions,
): ShapeResult {
  const result: ShapeResult = { evaluations: [], dropped: [], notes: [] };
  const upstream = readKeys(upstreamTable.table, shape, options, result);

  for (const { task, table } of downstreamTables) {
    const downstream = readKeys(table, shape, options, result);
    const evaluation = evaluationReader(table, {
      consumed: [...shape.id, shape.valueColumn],
      also: shape.also,
      carry: shape.carry,
      decimal: decimalMark(table, shape.valueColumn),
    });
    for (const [row, model] of downstream.rows) {
      const upstreamAccuracy = upstream.keys.value(model);
      if (upstreamAccuracy === undefined) {
        result.dropped.push({
          file: table.file,
          row: table.rowNumbers[row],
          reason: `no row with the same ${shape.id.join(', ')} in ${upstreamTable.table.file}`,
        });
        continue;
      }
      const names = {
        model,
        upstream: upstreamTable.task,
        upstreamAccuracy,
        downstream: task,
        downstreamAccuracy: downstream.keys.value(model) as number,
      };
      result.evaluations.push(evaluation(row, names));
    }
    const alone = [...upstream.keys.keys()].filter(
      (model) => downstream.keys.value(model) === undefined,
    ).length;
    if (alone > 0) {
      result.notes.push(
        `${upstreamTable.table.file}: ${plural(alone, 'model')} without a row in ${table.file}`,
      );
    }
  }
  return result;
}

/** Reads one file's accuracies by model; rows that are missing one or repeat another are dropped. */
function readKeys(table: RawTable, shape: JoinedShape, options: AccuracyOptions, result: ShapeResult) {
  const idAt = shape.id.map((name) => columnIndex(table, name));
  const { values, notes } = readAccuracyColumn(table, shape.valueColumn, options);
  result.notes.push(...notes);
  const keys = new JoinKeys(shape.id, '--join');
  const rows: [row: number, model: string][] = [];
  const drop = (row: number, reason: string) =>
    result.dropped.push({ file: table.file, row: table.rowNumbers[row], reason });
  table.rows.forEach((cells, row) => {
    const model = modelId(cells, idAt);
    requireModel(model, table, row, shape.id[0]);
    if (Number.isNaN(values[row])) drop(row, `${shape.valueColumn} is missing`);
    else if (keys.add(model, values[row], table, row)) rows.push([row, model]);
    else drop(row, keys.repeats(model));
  });
  return { keys, rows };
}
