import { InputError, quote, quoteList } from '../../base/inputError.ts';
import { nearestName } from '../../base/nearestName.ts';
import { type AccuracyOptions, decimalMark, readAccuracyColumn } from '../table/accuracyColumn.ts';
import { evaluationReader } from '../table/evaluationReader.ts';
import { columnIndex, type RawTable } from '../table/rawTable.ts';
import type { LongShape } from '../table/tableShape.ts';
import { JoinKeys } from './joinKeys.ts';
import { modelId, requireModel, type ShapeResult } from './shapeResult.ts';

/** Reads a long table: one row a model and task, the upstream task among the tasks. */
export function readLong(table: RawTable, shape: LongShape, options: AccuracyOptions): ShapeResult {
  const idAt = shape.id.map((name) => columnIndex(table, name));
  const taskAt = columnIndex(table, shape.taskColumn);
  const { values, notes } = readAccuracyColumn(table, shape.valueColumn, options);
  const evaluation = evaluationReader(table, {
    consumed: [...shape.id, shape.taskColumn, shape.valueColumn],
    also: shape.also,
    carry: shape.carry,
    decimal: decimalMark(table, shape.valueColumn),
  });

  const result: ShapeResult = { evaluations: [], dropped: [], notes: [...notes] };
  const drop = (row: number, reason: string) =>
    result.dropped.push({ file: table.file, row: table.rowNumbers[row], reason });
  const upstream = new JoinKeys(shape.id, '--id');
  const models = table.rows.map((cells) => modelId(cells, idAt));
  table.rows.forEach((cells, row) => {
    requireModel(models[row], table, row, shape.id[0]);
    if (Number.isNaN(values[row])) {
      drop(row, `${shape.valueColumn} is missing`);
    } else if (cells[taskAt] === shape.upstreamTask) {
      if (!upstream.add(models[row], values[row], table, row)) drop(row, upstream.repeats(models[row]));
    }
  });
  if (upstream.size === 0) refuseUpstreamTask(table, shape, taskAt);

  const seen = new JoinKeys([...shape.id, shape.taskColumn], '--id');
  table.rows.forEach((cells, row) => {
    const task = cells[taskAt];
    if (Number.isNaN(values[row]) || task === shape.upstreamTask) return;
    const upstreamAccuracy = upstream.value(models[row]);
    if (upstreamAccuracy === undefined) {
      drop(row, `its model has no row for the upstream task ${quote(shape.upstreamTask)}`);
      return;
    }
    const read = evaluation(row, {
      model: models[row],
      upstream: shape.upstreamTask,
      upstreamAccuracy,
      downstream: task,
      downstreamAccuracy: values[row],
    });
    const key = `${models[row]}\0${task}\0${read.shots}`;
    if (seen.add(key, values[row], table, row)) result.evaluations.push(read);
    else drop(row, seen.repeats(key));
  });
  result.dropped.sort((a, b) => a.row - b.row);
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
