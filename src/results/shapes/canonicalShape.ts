import { InputError, quote, quoteList } from '../../base/inputError.ts';
import { nearestName } from '../../base/nearestName.ts';
import { CANONICAL_COLUMNS, DEFAULT_UPSTREAM } from '../evaluation.ts';
import { type AccuracyOptions, decimalMark, readAccuracyColumn } from '../table/accuracyColumn.ts';
import { type CellSource, cellSource, sourceColumn } from '../table/columnSource.ts';
import { evaluationReader } from '../table/evaluationReader.ts';
import { columnIndex, type RawTable, rowFile, rowPlace } from '../table/rawTable.ts';
import { RepeatedRows } from '../table/repeatedRows.ts';
import type { CanonicalShape, ColumnNames, EvaluationKey } from '../table/tableShape.ts';
import { modelId, plural, requireModel, type ShapeResult, standardErrorAt } from './shapeResult.ts';
import type { UpstreamAccuracies } from './upstreamAccuracies.ts';

const REQUIRED = CANONICAL_COLUMNS.filter(({ required }) => required);

/** Reads a table of one row an evaluation. */
export function readCanonical(
  table: RawTable,
  shape: CanonicalShape,
  options: AccuracyOptions,
  elsewhere?: UpstreamAccuracies,
): ShapeResult {
  const columns = withErrorColumns(table, shape.columns ?? {});
  const { id } = shape;
  requireColumns(
    table,
    id ? { ...columns, model: { column: id[0] } } : columns,
    undefined,
    elsewhere && 'upstreamAccuracy',
  );
  const source = (key: EvaluationKey) => columns[key] ?? { column: canonicalName(key) };
  const column = (key: EvaluationKey) => sourceColumn(table, source(key));
  const own = elsewhere ? undefined : readAccuracyColumn(table, column('upstreamAccuracy'), options);
  const downstreamAccuracy = readAccuracyColumn(table, column('downstreamAccuracy'), options);
  const idAt = id?.map((name) => columnIndex(table, name));
  const model = idAt ? undefined : cellSource(table, source('model'));
  const downstream = cellSource(table, source('downstream'));
  const hasUpstream = columns.upstream !== undefined || table.header.includes('upstream');
  const upstream = hasUpstream ? cellSource(table, source('upstream')) : undefined;
  const evaluation = evaluationReader(table, {
    consumed: [
      ...(id ?? []),
      ...REQUIRED.map(({ key }) => column(key)),
      ...(hasUpstream ? [column('upstream')] : []),
    ],
    shape,
    decimal: decimalMark(table, ...(own ? [column('upstreamAccuracy')] : []), column('downstreamAccuracy')),
    upstream: own,
    downstream: downstreamAccuracy,
  });

  const result: ShapeResult = {
    evaluations: [],
    rows: [],
    dropped: [],
    notes: [...(own?.notes ?? []), ...downstreamAccuracy.notes],
  };
  const repeats = new RepeatedRows(table);
  const drop = (i: number, reason: string) =>
    result.dropped.push({ file: rowFile(table, i), row: table.rowNumbers[i], reason });
  for (let i = 0; i < table.rows.length; i++) {
    const row = table.rows[i];
    const name = idAt ? modelId(row, idAt) : (model as CellSource).text(row);
    requireModel(name, table, i, id?.[0] ?? column('model'));
    const task = downstream.text(row);
    if (task === '') {
      throw new InputError(
        'the cell is empty; expected the name of a downstream task',
        rowPlace(table, i, column('downstream')),
        'give every row a task',
      );
    }
    const found = elsewhere?.of(name, null);
    const us = own ? own.values[i] : (found?.accuracy ?? Number.NaN);
    const ds = downstreamAccuracy.values[i];
    if (Number.isNaN(us) || Number.isNaN(ds)) {
      if (elsewhere && Number.isNaN(us)) drop(i, `its model has no row in ${elsewhere.file}`);
      else drop(i, `${column(Number.isNaN(us) ? 'upstreamAccuracy' : 'downstreamAccuracy')} is missing`);
      continue;
    }
    const read = evaluation(i, {
      model: name,
      upstream: upstream?.text(row) || DEFAULT_UPSTREAM,
      upstreamAccuracy: us,
      downstream: task,
      downstreamAccuracy: ds,
      upstreamStandardError: own ? standardErrorAt(own, i) : found?.standardError,
      downstreamStandardError: standardErrorAt(downstreamAccuracy, i),
    });
    const repeated = repeats.of(i, read);
    if (repeated !== undefined) drop(i, `repeats row ${repeated}`);
    else {
      result.evaluations.push(read);
      result.rows.push(i);
    }
  }
  if (repeats.conflicts > 0 && (shape.repeats ?? 'each') === 'each') {
    result.notes.push(
      `${table.file}: ${plural(repeats.conflicts, 'row')} ${repeats.conflicts === 1 ? 'evaluates' : 'evaluate'} a model again on the same task with another result; ` +
        'all are kept (a seed or run column would tell them apart)',
    );
  }
  return result;
}

function canonicalName(key: EvaluationKey): string {
  return (CANONICAL_COLUMNS.find((column) => column.key === key) as { name: string }).name;
}

/** Where a table has `upstream_error` and no `upstream_accuracy`, the accuracies are read from there. */
function withErrorColumns(table: RawTable, columns: ColumnNames): ColumnNames {
  const error = (key: EvaluationKey, name: string) =>
    columns[key] === undefined && !table.header.includes(canonicalName(key)) && table.header.includes(name)
      ? { [key]: { column: name } }
      : {};
  return {
    ...error('upstreamAccuracy', 'upstream_error'),
    ...error('downstreamAccuracy', 'downstream_error'),
    ...columns,
  };
}

/** The canonical columns that every evaluation needs and that a table lacks. */
export function missingColumns(table: RawTable, given: ColumnNames = {}): string[] {
  const columns = withErrorColumns(table, given);
  return REQUIRED.filter(({ key }) => columns[key] === undefined)
    .map(({ name }) => name)
    .filter((name) => !table.header.includes(name));
}

/**
 * Makes sure that a table has the columns that are given and, of those that every evaluation needs, the others.
 *
 * @throws InputError with the advice, or with the columns that may be meant
 */
export function requireColumns(
  table: RawTable,
  columns: ColumnNames,
  advice = 'rename the columns, or say which they are',
  elsewhere?: EvaluationKey,
): void {
  for (const source of Object.values(columns)) columnIndex(table, sourceColumn(table, source));
  const missing = missingColumns(table, columns).filter(
    (name) => elsewhere === undefined || name !== canonicalName(elsewhere),
  );
  if (missing.length === 0) return;
  const taken = [
    ...REQUIRED.map(({ name }) => name),
    ...Object.values(columns).map((source) => sourceColumn(table, source)),
  ];
  const free = table.header.filter((name) => !taken.includes(name));
  const meant = missing.flatMap((name) => {
    const near = nearestName(name, free);
    return near ? [`${quote(near)} for ${quote(name)}`] : [];
  });
  throw new InputError(
    `no column ${quoteList(missing)}; found ${quoteList(table.header.filter(Boolean))}`,
    { file: table.file },
    meant.length > 0 ? `did you mean ${meant.join(', ')}?` : advice,
  );
}
