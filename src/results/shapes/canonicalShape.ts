import { InputError, quote, quoteList } from '../../base/inputError.ts';
import { nearestName } from '../../base/nearestName.ts';
import { CANONICAL_COLUMNS, DEFAULT_UPSTREAM } from '../evaluation.ts';
import { type AccuracyOptions, decimalMark, readAccuracyColumn } from '../table/accuracyColumn.ts';
import { evaluationReader } from '../table/evaluationReader.ts';
import { columnIndex, type RawTable } from '../table/rawTable.ts';
import { Repeats } from '../table/repeats.ts';
import type { BorrowedColumn, CanonicalShape, ColumnNames } from '../table/tableShape.ts';
import { plural, requireModel, type ShapeResult } from './shapeResult.ts';

const REQUIRED = CANONICAL_COLUMNS.filter(({ required }) => required);

/** Reads a table of one row an evaluation. */
export function readCanonical(
  table: RawTable,
  { columns = {} }: CanonicalShape,
  options: AccuracyOptions,
): ShapeResult {
  requireColumns(table, columns);
  const named = Object.fromEntries(
    CANONICAL_COLUMNS.map(({ key, name }) => [key, columns[key] ?? name]),
  ) as Required<ColumnNames>;
  const upstreamAccuracy = readAccuracyColumn(table, named.upstreamAccuracy, options);
  const downstreamAccuracy = readAccuracyColumn(table, named.downstreamAccuracy, options);
  const modelAt = columnIndex(table, named.model);
  const downstreamAt = columnIndex(table, named.downstream);
  const hasUpstream = columns.upstream !== undefined || table.header.includes(named.upstream);
  const upstreamAt = hasUpstream ? columnIndex(table, named.upstream) : -1;
  const evaluation = evaluationReader(table, {
    consumed: [...REQUIRED.map(({ key }) => named[key]), named.upstream],
    also: CANONICAL_COLUMNS.flatMap(({ key, name }) => {
      const column = columns[key];
      return column === undefined ? [] : [{ canonical: name as BorrowedColumn['canonical'], column }];
    }),
    decimal: decimalMark(table, named.upstreamAccuracy, named.downstreamAccuracy),
  });

  const result: ShapeResult = {
    evaluations: [],
    dropped: [],
    notes: [...upstreamAccuracy.notes, ...downstreamAccuracy.notes],
  };
  const repeats = new Repeats(table);
  const drop = (i: number, reason: string) =>
    result.dropped.push({ file: table.file, row: table.rowNumbers[i], reason });
  for (let i = 0; i < table.rows.length; i++) {
    const row = table.rows[i];
    requireModel(row[modelAt], table, i, named.model);
    if (row[downstreamAt] === '') {
      throw new InputError(
        'the cell is empty; expected the name of a downstream task',
        { file: table.file, row: table.rowNumbers[i], column: named.downstream },
        'give every row a task',
      );
    }
    const [us, ds] = [upstreamAccuracy.values[i], downstreamAccuracy.values[i]];
    if (Number.isNaN(us) || Number.isNaN(ds)) {
      drop(i, `${Number.isNaN(us) ? named.upstreamAccuracy : named.downstreamAccuracy} is missing`);
      continue;
    }
    const read = evaluation(i, {
      model: row[modelAt],
      upstream: (upstreamAt >= 0 && row[upstreamAt]) || DEFAULT_UPSTREAM,
      upstreamAccuracy: us,
      downstream: row[downstreamAt],
      downstreamAccuracy: ds,
    });
    const repeated = repeats.of(i, read);
    if (repeated !== undefined) drop(i, `repeats row ${repeated}`);
    else result.evaluations.push(read);
  }
  if (repeats.conflicts > 0) {
    result.notes.push(
      `${table.file}: ${plural(repeats.conflicts, 'row')} ${repeats.conflicts === 1 ? 'evaluates' : 'evaluate'} a model again on the same task with another result; ` +
        'all are kept (a seed or run column would tell them apart)',
    );
  }
  return result;
}

const OTHER_SHAPES =
  'rename the columns, or describe another shape with --preset, --upstream/--downstream, --task-column or --join';

/**
 * Makes sure that a table has the columns that are given and, of those that every evaluation needs, the others.
 *
 * @throws InputError with the advice, or with the columns that may be meant
 */
export function requireColumns(table: RawTable, columns: ColumnNames, advice = OTHER_SHAPES): void {
  for (const column of Object.values(columns)) columnIndex(table, column);
  const required = REQUIRED.filter(({ key }) => columns[key] === undefined).map(({ name }) => name);
  const missing = required.filter((name) => !table.header.includes(name));
  if (missing.length === 0) return;
  const taken = [...required, ...Object.values(columns)];
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
