import { InputError, quote, quoteList } from '../../base/inputError.ts';
import { CANONICAL_COLUMNS } from '../evaluation.ts';
import {
  type AccuracyOptions,
  decimalMark,
  holdsNumbers,
  readAccuracyColumn,
} from '../table/accuracyColumn.ts';
import { evaluationReader } from '../table/evaluationReader.ts';
import { columnIndex, type RawTable } from '../table/rawTable.ts';
import { matchesPattern, type WideShape } from '../table/tableShape.ts';
import { modelId, plural, requireModel, type ShapeResult } from './shapeResult.ts';

/** Reads a wide table: one row a model, one column a task. */
export function readWide(table: RawTable, shape: WideShape, options: AccuracyOptions): ShapeResult {
  const idAt = shape.id.map((name) => columnIndex(table, name));
  const upstream = readAccuracyColumn(table, shape.upstream, options);
  const notes = [...upstream.notes];
  const tasks = downstreamColumns(table, shape, notes);
  const evaluation = evaluationReader(table, {
    consumed: [...shape.id, shape.upstream, ...tasks],
    also: shape.also,
    carry: shape.carry,
    decimal: decimalMark(table, shape.upstream),
  });

  const dropped: ShapeResult['dropped'] = [];
  table.rows.forEach((row, i) => {
    requireModel(modelId(row, idAt), table, i, shape.id[0]);
    if (Number.isNaN(upstream.values[i])) {
      const reason = `upstream accuracy (${shape.upstream}) is missing`;
      dropped.push({ file: table.file, row: table.rowNumbers[i], reason });
    }
  });
  const evaluations: ShapeResult['evaluations'] = [];
  for (const task of tasks) {
    const column = readAccuracyColumn(table, task, options);
    notes.push(...column.notes);
    let missing = 0;
    for (let i = 0; i < table.rows.length; i++) {
      if (Number.isNaN(upstream.values[i])) continue;
      if (Number.isNaN(column.values[i])) {
        missing++;
        continue;
      }
      const names = {
        model: modelId(table.rows[i], idAt),
        upstream: shape.upstream,
        upstreamAccuracy: upstream.values[i],
        downstream: task,
        downstreamAccuracy: column.values[i],
      };
      evaluations.push(evaluation(i, names));
    }
    if (missing > 0) {
      notes.push(`${table.file}, column ${quote(task)}: ${plural(missing, 'model')} without a value`);
    }
  }
  return { evaluations, dropped, notes };
}

/** The columns that names and patterns choose; those that only a pattern chooses must hold numbers. */
function downstreamColumns(table: RawTable, shape: WideShape, notes: string[]): string[] {
  const known = CANONICAL_COLUMNS.map(({ name }) => name);
  const reserved = new Set([
    ...shape.id,
    shape.upstream,
    ...(shape.also ?? []).map(({ column }) => column),
    ...known,
  ]);
  const except = shape.except ?? [];
  const chosen = new Set<string>();
  for (const pattern of shape.downstream) {
    if (table.header.includes(pattern) || !pattern.includes('*')) {
      columnIndex(table, pattern);
      chosen.add(pattern);
      continue;
    }
    const matching = table.header.filter(
      (name) =>
        name !== '' &&
        matchesPattern(name, pattern) &&
        !reserved.has(name) &&
        !except.some((other) => matchesPattern(name, other)),
    );
    if (matching.length === 0) {
      throw new InputError(
        `no column matches ${quote(pattern)}`,
        { file: table.file },
        `the columns are ${quoteList(table.header.filter(Boolean))}`,
      );
    }
    for (const name of matching) {
      if (holdsNumbers(table, name)) chosen.add(name);
      else notes.push(`${table.file}, column ${quote(name)}: holds no numbers, not taken for a task`);
    }
  }
  chosen.delete(shape.upstream);
  return [...chosen];
}
