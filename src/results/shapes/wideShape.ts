import { InputError, quote, quoteList } from '../../base/inputError.ts';
import { CANONICAL_COLUMNS } from '../evaluation.ts';
import { type AccuracyOptions, decimalMark, readAccuracyColumn } from '../table/accuracyColumn.ts';
import { accuracyColumns, NO_NUMBERS } from '../table/accuracyColumns.ts';
import { sourceColumn } from '../table/columnSource.ts';
import { isAverage, isOtherScore } from '../table/columnWords.ts';
import { evaluationReader } from '../table/evaluationReader.ts';
import { matchesPattern } from '../table/matchesPattern.ts';
import { columnIndex, type RawTable, rowFile } from '../table/rawTable.ts';
import type { WideShape } from '../table/tableShape.ts';
import { ColumnNotes } from './columnNotes.ts';
import { modelId, requireModel, type ShapeResult, standardErrorAt } from './shapeResult.ts';
import type { UpstreamAccuracies } from './upstreamAccuracies.ts';

/** Reads a wide table: one row a model, one column a task; upstream accuracies from it or from another table. */
export function readWide(
  table: RawTable,
  shape: WideShape,
  options: AccuracyOptions,
  elsewhere?: UpstreamAccuracies,
): ShapeResult {
  const idAt = shape.id.map((name) => columnIndex(table, name));
  const own = elsewhere ? undefined : readAccuracyColumn(table, shape.upstream, options);
  const notes: string[] = [];
  const columnNotes = new ColumnNotes(table.file);
  for (const remark of own?.remarks ?? []) columnNotes.add(shape.upstream, remark);
  const tasks = downstreamColumns(table, shape, own !== undefined, notes);

  const dropped: ShapeResult['dropped'] = [];
  const upstream = table.rows.map((row, i) => {
    const model = modelId(row, idAt);
    requireModel(model, table, i, shape.id[0]);
    const accuracy = own ? own.values[i] : (elsewhere?.of(model, null)?.accuracy ?? Number.NaN);
    if (Number.isNaN(accuracy)) {
      const reason = elsewhere
        ? `its model has no row in ${elsewhere.file}`
        : `upstream accuracy (${shape.upstream}) is missing`;
      dropped.push({ file: rowFile(table, i), row: table.rowNumbers[i], reason });
    }
    return {
      model,
      accuracy,
      error: own ? standardErrorAt(own, i) : elsewhere?.of(model, null)?.standardError,
    };
  });
  const evaluations: ShapeResult['evaluations'] = [];
  const rows: number[] = [];
  for (const task of tasks) {
    const column = readAccuracyColumn(table, task, options);
    const evaluation = evaluationReader(table, {
      consumed: [...shape.id, ...(own ? [shape.upstream] : []), ...tasks],
      shape,
      decimal: decimalMark(table, task),
      upstream: own,
      downstream: column,
    });
    for (const remark of column.remarks) columnNotes.add(task, remark);
    let missing = 0;
    for (let i = 0; i < table.rows.length; i++) {
      const { model, accuracy, error } = upstream[i];
      if (Number.isNaN(accuracy)) continue;
      if (Number.isNaN(column.values[i])) {
        missing++;
        continue;
      }
      const names = {
        model,
        upstream: shape.upstream,
        upstreamAccuracy: accuracy,
        downstream: task,
        downstreamAccuracy: column.values[i],
        upstreamStandardError: error,
        downstreamStandardError: standardErrorAt(column, i),
      };
      evaluations.push(evaluation(i, names));
      rows.push(i);
    }
    columnNotes.addMissing(task, missing);
  }
  return { evaluations, rows, dropped, notes: [...notes, ...columnNotes.notes()] };
}

/** The columns that names and patterns choose; those that only a pattern chooses must hold accuracies. */
function downstreamColumns(table: RawTable, shape: WideShape, own: boolean, notes: string[]): string[] {
  const known = CANONICAL_COLUMNS.map(({ name }) => name);
  const reserved = new Set([
    ...shape.id,
    shape.upstream,
    ...Object.values(shape.columns ?? {}).map((source) => sourceColumn(table, source)),
    ...known,
  ]);
  const except = shape.except ?? [];
  const chosen = new Set<string>();
  const left: string[] = [];
  const scores: string[] = [];
  const averages: string[] = [];
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
    const columns = accuracyColumns(table, matching, shape.missing, own ? shape.upstream : undefined);
    for (const name of columns.taken) chosen.add(name);
    scores.push(...columns.taken.filter(isOtherScore));
    averages.push(...columns.taken.filter((name) => columns.averages && isAverage(name)));
    // What only holds texts comes last, as it surprises least.
    const texts = (reason: string) => Number(reason === NO_NUMBERS);
    const others = [...columns.left].sort((a, b) => texts(a.reason) - texts(b.reason));
    left.push(...others.map(({ name, reason }) => `${quote(name)} ${reason}`));
    if (matching.length === 0 || chosen.size === 0) {
      throw new InputError(
        matching.length === 0
          ? `no column matches ${quote(pattern)}`
          : `no column that ${quote(pattern)} matches holds accuracies: ${left.slice(0, 3).join(', ')}`,
        { file: table.file },
        `the columns are ${quoteList(table.header.filter(Boolean))}`,
      );
    }
  }
  if (left.length > 0) {
    const more = left.length > MOST_LEFT ? ` and ${left.length - MOST_LEFT} more` : '';
    notes.push(`${table.file}: not taken for tasks: ${left.slice(0, MOST_LEFT).join(', ')}${more}`);
  }
  const { file } = table;
  if (scores.length > 0)
    notes.push(`${file}: scores that are no accuracies are read as such: ${quoteList(scores)}`);
  if (averages.length > 0) notes.push(`${file}: averages are taken for tasks: ${quoteList(averages)}`);
  chosen.delete(shape.upstream);
  return [...chosen];
}

/** Most columns that are named of those left out. */
const MOST_LEFT = 12;
