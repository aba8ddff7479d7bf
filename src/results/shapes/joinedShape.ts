import { InputError, quote } from '../../base/inputError.ts';
import { type AccuracyOptions, decimalMark, readAccuracyColumn } from '../table/accuracyColumn.ts';
import { evaluationReader } from '../table/evaluationReader.ts';
import { columnIndex, type RawTable, rowFile, rowPlace } from '../table/rawTable.ts';
import type { JoinedShape } from '../table/tableShape.ts';
import { modelId, plural, requireModel, type ShapeResult, standardErrorAt } from './shapeResult.ts';
import { UpstreamAccuracies } from './upstreamAccuracies.ts';

/** A table and the task that it evaluates. */
export interface TaskTable {
  readonly task: string;
  readonly table: RawTable;
}

/**
 * Reads files that hold one task each and joins every downstream file with the upstream one. Returns one result a
 * downstream file; the first also has what was found in the upstream one.
 */
export function readJoined(
  upstreamTable: TaskTable,
  downstreamTables: readonly TaskTable[],
  shape: JoinedShape,
  options: AccuracyOptions,
): ShapeResult[] {
  const { table } = upstreamTable;
  const upstream = new UpstreamAccuracies(table.file, shape.id, shape.repeats);
  const models = modelsOf(table, shape);
  const rows = models.map((model, row) => ({ row, model, shots: null }));
  const { repeated, notes } = upstream.addAll(table, rows, shape.valueColumn, options);
  const dropped = [...repeated].map(([row, first]) => ({
    file: rowFile(table, row),
    row: table.rowNumbers[row],
    reason: `repeats row ${first}`,
  }));
  const results = downstreamTables.map((one) =>
    readDownstream(one, upstreamTable.task, upstream, shape, options),
  );
  results[0]?.dropped.unshift(...dropped);
  results[0]?.notes.unshift(...notes);
  return results;
}

function modelsOf(table: RawTable, shape: JoinedShape): string[] {
  const idAt = shape.id.map((name) => columnIndex(table, name));
  return table.rows.map((cells, row) => {
    const model = modelId(cells, idAt);
    requireModel(model, table, row, shape.id[0]);
    return model;
  });
}

function readDownstream(
  { task, table }: TaskTable,
  upstreamTask: string,
  upstream: UpstreamAccuracies,
  shape: JoinedShape,
  options: AccuracyOptions,
): ShapeResult {
  const models = modelsOf(table, shape);
  const values = readAccuracyColumn(table, shape.valueColumn, options);
  const evaluation = evaluationReader(table, {
    consumed: [...shape.id, shape.valueColumn],
    shape,
    decimal: decimalMark(table, shape.valueColumn),
    upstream: values,
    downstream: values,
  });
  const result: ShapeResult = { evaluations: [], rows: [], dropped: [], notes: [...values.notes] };
  const drop = (row: number, reason: string) =>
    result.dropped.push({ file: rowFile(table, row), row: table.rowNumbers[row], reason });
  const seen = new Map<string, number>();
  for (const [row, model] of models.entries()) {
    const value = values.values[row];
    if (Number.isNaN(value)) {
      drop(row, `${shape.valueColumn} is missing`);
      continue;
    }
    const first = seen.get(model);
    if (first === undefined) seen.set(model, row);
    else if (shape.repeats === undefined) {
      if (values.values[first] !== value) refuseRepeat(table, shape, first, row);
      drop(row, `repeats row ${table.rowNumbers[first]}`);
      continue;
    }
    const found = upstream.of(model, null);
    if (!found) {
      drop(row, `no row with the same ${shape.id.join(', ')} in ${upstream.file}`);
      continue;
    }
    const names = {
      model,
      upstream: upstreamTask,
      upstreamAccuracy: found.accuracy,
      downstream: task,
      downstreamAccuracy: value,
      upstreamStandardError: found.standardError,
      downstreamStandardError: standardErrorAt(values, row),
    };
    result.evaluations.push(evaluation(row, names));
    result.rows.push(row);
  }
  const alone = [...upstream.names()].filter((model) => !seen.has(model)).length;
  if (alone > 0) {
    result.notes.push(`${upstream.file}: ${plural(alone, 'model')} without a row in ${table.file}`);
  }
  return result;
}

function refuseRepeat(table: RawTable, shape: JoinedShape, first: number, row: number): never {
  throw new InputError(
    `the same ${shape.id.map(quote).join(', ')} as row ${table.rowNumbers[first]}, with another accuracy`,
    rowPlace(table, row),
    'add the column that tells them apart, remove one of the rows, or say what becomes of repeats',
    { name: 'id' },
    { name: 'repeats', choices: ['mean', 'best'] },
  );
}
