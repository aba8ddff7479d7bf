import { type AccuracyOptions, decimalMark, readAccuracyColumn } from '../accuracyColumn.ts';
import { CANONICAL_COLUMNS, DEFAULT_UPSTREAM } from '../evaluation.ts';
import { evaluationReader } from '../evaluationReader.ts';
import { InputError, quote, quoteList } from '../inputError.ts';
import { nearestName } from '../nearestName.ts';
import { columnIndex, type RawTable } from '../rawTable.ts';
import { Repeats } from '../repeats.ts';
import { plural, requireModel, type ShapeResult } from './shapeResult.ts';

const REQUIRED = CANONICAL_COLUMNS.filter(({ required }) => required).map(({ name }) => name);

/** Reads a canonical table: one row an evaluation. */
export function readCanonical(table: RawTable, options: AccuracyOptions): ShapeResult {
  requireColumns(table);
  const upstreamAccuracy = readAccuracyColumn(table, 'upstream_accuracy', options);
  const downstreamAccuracy = readAccuracyColumn(table, 'downstream_accuracy', options);
  const modelAt = columnIndex(table, 'model');
  const downstreamAt = columnIndex(table, 'downstream');
  const upstreamAt = table.header.includes('upstream') ? columnIndex(table, 'upstream') : -1;
  const evaluation = evaluationReader(table, {
    consumed: [...REQUIRED, 'upstream'],
    decimal: decimalMark(table, 'upstream_accuracy', 'downstream_accuracy'),
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
    requireModel(row[modelAt], table, i, 'model');
    if (row[downstreamAt] === '') {
      throw new InputError(
        'the cell is empty; expected the name of a downstream task',
        { file: table.file, row: table.rowNumbers[i], column: 'downstream' },
        'give every row a task',
      );
    }
    const [us, ds] = [upstreamAccuracy.values[i], downstreamAccuracy.values[i]];
    if (Number.isNaN(us) || Number.isNaN(ds)) {
      drop(i, `${Number.isNaN(us) ? 'upstream_accuracy' : 'downstream_accuracy'} is missing`);
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

function requireColumns(table: RawTable): void {
  const missing = REQUIRED.filter((name) => !table.header.includes(name));
  if (missing.length === 0) return;
  const near = missing.map((name) =>
    nearestName(
      name,
      table.header.filter((h) => !REQUIRED.includes(h)),
    ),
  );
  const meant = near.flatMap((name, i) => (name ? [`${quote(name)} for ${quote(missing[i])}`] : []));
  throw new InputError(
    `no column ${quoteList(missing)}; found ${quoteList(table.header.filter(Boolean))}`,
    { file: table.file },
    meant.length > 0
      ? `did you mean ${meant.join(', ')}?`
      : 'rename the columns, or describe another shape with --preset, --upstream/--downstream, --task-column or --join',
  );
}
