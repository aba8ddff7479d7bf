import { type AccuracyOptions, decimalMark, readAccuracyColumn } from '../accuracyColumn.ts';
import { InputError, quote, quoteList } from '../inputError.ts';
import { nearestName } from '../nearestName.ts';
import { columnIndex, type RawTable } from '../rawTable.ts';
import { detailReader, type RowDetails } from '../rowDetails.ts';
import type { LongShape } from '../tableShape.ts';
import { JoinKeys } from './joinKeys.ts';
import { modelId, requireModel, type ShapeResult } from './shapeResult.ts';

/** Reads a long table: one row a model and task, the upstream task among the tasks. */
export function readLong(table: RawTable, shape: LongShape, options: AccuracyOptions): ShapeResult {
  const idAt = shape.id.map((name) => columnIndex(table, name));
  const taskAt = columnIndex(table, shape.taskColumn);
  const { values, notes } = readAccuracyColumn(table, shape.valueColumn, options);
  const detailsOf = detailReader(table, {
    consumed: [...shape.id, shape.taskColumn, shape.valueColumn],
    also: shape.also,
    carry: shape.carry,
    decimal: decimalMark(table, shape.valueColumn),
  });

  const result: ShapeResult = { evaluations: [], dropped: [], notes: [...notes] };
  const drop = (row: number, reason: string) =>
    result.dropped.push({ file: table.file, row: table.rowNumbers[row], reason });
  const upstream = new JoinKeys(shape.id, '--id');
  const seen = new JoinKeys([...shape.id, shape.taskColumn], '--id');
  const downstream: { row: number; model: string; details: RowDetails }[] = [];
  table.rows.forEach((cells, row) => {
    const model = modelId(cells, idAt);
    requireModel(model, table, row, shape.id[0]);
    if (Number.isNaN(values[row])) {
      drop(row, `${shape.valueColumn} is missing`);
    } else if (cells[taskAt] === shape.upstreamTask) {
      if (!upstream.add(model, values[row], table, row)) drop(row, upstream.repeats(model));
    } else {
      const rowDetails = detailsOf(row);
      const key = `${model}\0${cells[taskAt]}\0${rowDetails.shots}`;
      if (seen.add(key, values[row], table, row)) downstream.push({ row, model, details: rowDetails });
      else drop(row, seen.repeats(key));
    }
  });
  if (upstream.size === 0) refuseUpstreamTask(table, shape, taskAt);

  for (const { row, model, details } of downstream) {
    const upstreamAccuracy = upstream.value(model);
    if (upstreamAccuracy === undefined) {
      drop(row, `its model has no row for the upstream task ${quote(shape.upstreamTask)}`);
      continue;
    }
    result.evaluations.push({
      model,
      upstream: shape.upstreamTask,
      upstreamAccuracy,
      downstream: table.rows[row][taskAt],
      downstreamAccuracy: values[row],
      ...details,
    });
  }
  return result;
}

function refuseUpstreamTask(table: RawTable, shape: LongShape, taskAt: number): never {
  const tasks = [...new Set(table.rows.map((cells) => cells[taskAt]))];
  const near = nearestName(shape.upstreamTask, tasks);
  throw new InputError(
    `no row with upstream task ${quote(shape.upstreamTask)}`,
    { file: table.file, column: shape.taskColumn },
    `${near ? `did you mean ${quote(near)}? ` : ''}the tasks are ${quoteList(tasks)}`,
  );
}
