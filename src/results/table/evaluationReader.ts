import { InputError, quote } from '../../base/inputError.ts';
import { CANONICAL_COLUMNS, type CanonicalColumn, type Evaluation } from '../evaluation.ts';
import type { AccuracyColumn } from './accuracyColumn.ts';
import { type CellSource, cellSource, isAbsent } from './columnSource.ts';
import { type DecimalMark, isMissing, parseCount, parseNumber } from './parseNumber.ts';
import { parseShots } from './parseShots.ts';
import { columnIndex, type RawTable, rowPlace } from './rawTable.ts';
import type { ColumnNames, TableShape } from './tableShape.ts';

export interface DetailOptions {
  /** Columns that hold names and accuracies. */
  readonly consumed: readonly string[];
  readonly shape: TableShape;
  readonly decimal?: DecimalMark;
  /** The accuracies, whose scale is that of their standard errors. */
  readonly upstream?: Pick<AccuracyColumn, 'scale'>;
  readonly downstream?: Pick<AccuracyColumn, 'scale'>;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
/** Names and accuracies of a row, which every shape of table finds in its own way. */
export type NamesAndAccuracies = Pick<
  Evaluation,
  | 'model'
  | 'upstream'
  | 'upstreamAccuracy'
  | 'downstream'
  | 'downstreamAccuracy'
  | 'upstreamStandardError'
  | 'downstreamStandardError'
>;

/** Numbers that may have a unit behind them: 86.6M. */
const COUNTS: ReadonlySet<keyof Evaluation> = new Set([
  'parameters',
  'testSize',
  'upstreamTestSize',
] as const);

/** Columns that hold no names and no accuracies. */
const DETAIL_COLUMNS = CANONICAL_COLUMNS.filter(
  ({ key }) => !['model', 'upstream', 'upstreamAccuracy', 'downstream', 'downstreamAccuracy'].includes(key),
);

/**
 * Prepares making evaluations of a table's rows: adds to names and accuracies what else a row says, in canonical
 * columns under their own names, in those that the shape names, and in those to be carried along.
 *
 * @throws InputError (from the function returned) for text in a number
 */
export function evaluationReader(
  table: RawTable,
  options: DetailOptions,
): (row: number, names: NamesAndAccuracies) => Evaluation {
  const { consumed, shape, decimal } = options;
  const { columns = {}, testSizes = {} } = shape;
  const carry = 'carry' in shape ? shape.carry : undefined;
  const details = detailSources(table, columns, consumed);
  const taken = new Set([...consumed, ...details.map(({ source }) => table.header[source.index])]);
  const carried = [...new Set(table.header)].filter(
    (name) => name !== '' && (carry ? carry.includes(name) : !taken.has(name)),
  );
  const carriedAt = carried.map((name) => columnIndex(table, name));
  const shared = pool();
  const width = table.header.length;
  const task =
    shape.kind !== 'canonical' && columns.downstream !== undefined
      ? cellSource(namedTable(table), columns.downstream)
      : undefined;
  const scales = {
    upstreamStandardError: options.upstream?.scale,
    downstreamStandardError: options.downstream?.scale,
  } as Partial<Record<keyof Evaluation, string>>;

  const read = (
    { key, kind }: CanonicalColumn,
    source: CellSource,
    row: readonly string[],
    place: number,
  ) => {
    const cell = source.text(row);
    if (isMissing(cell)) return undefined;
    if (kind === 'text') return shared(cell);
    const number =
      key === 'shots'
        ? parseShots(cell, decimal)
        : COUNTS.has(key)
          ? parseCount(cell, decimal)
          : parseNumber(cell, decimal);
    if (number === null) return undefined;
    const value = number * source.times * (scales[key] === 'percent' ? 0.01 : 1);
    if (value >= 0 && Number.isFinite(value)) return value;
    throw new InputError(
      `found ${quote(cell)}; expected a number, 0 or more`,
      rowPlace(table, place, table.header[source.index] ?? NAME_COLUMNS[source.index - width]),
      'leave the cell empty where the value is missing',
    );
  };

  return (row, names) => {
    const cells = table.rows[row];
    const evaluation: Writable<Evaluation> = {
      model: shared(names.model),
      upstream: shared(names.upstream),
      upstreamAccuracy: names.upstreamAccuracy,
      downstream: shared(task?.text(withNames(cells, names)) || names.downstream),
      shots: null,
      downstreamAccuracy: names.downstreamAccuracy,
    };
    for (const { column, source } of details) {
      const value = read(column, source, source.index < width ? cells : withNames(cells, names), row);
      if (value !== undefined) (evaluation[column.key] as string | number) = value;
    }
    for (const key of ['upstreamStandardError', 'downstreamStandardError'] as const) {
      if (names[key] !== undefined) evaluation[key] = names[key];
    }
    const { [names.downstream]: testSize = evaluation.testSize } = testSizes;
    const { [names.upstream]: upstreamTestSize = evaluation.upstreamTestSize } = testSizes;
    if (testSize !== undefined) evaluation.testSize ??= testSize;
    if (upstreamTestSize !== undefined) evaluation.upstreamTestSize ??= upstreamTestSize;
    if (carried.length > 0) evaluation.other = cellsOf(cells, carried, carriedAt);
    return evaluation;
  };
}

/** Names that a source may speak of as of columns: the model's, of several columns, and the task's, of a header. */
const NAME_COLUMNS = ['model', 'downstream'];

/** The table with the names as columns behind its own, where it has none that are called so. */
function namedTable(table: RawTable): RawTable {
  return {
    ...table,
    header: [...table.header, ...NAME_COLUMNS.map((name) => (table.header.includes(name) ? '' : name))],
  };
}

function withNames(cells: readonly string[], { model, downstream }: NamesAndAccuracies): string[] {
  return [...cells, model, downstream];
}

function detailSources(own: RawTable, columns: ColumnNames, consumed: readonly string[]) {
  const table = namedTable(own);
  return DETAIL_COLUMNS.flatMap((column) => {
    const named = columns[column.key];
    if (named !== undefined) {
      return isAbsent(table, named) ? [] : [{ column, source: cellSource(table, named) }];
    }
    const { name } = column;
    return !consumed.includes(name) && own.header.includes(name)
      ? [{ column, source: cellSource(table, { column: name }) }]
      : [];
  });
}

/** The cells by their columns' names, of which one may be `__proto__`. */
function cellsOf(row: readonly string[], names: readonly string[], indices: readonly number[]) {
  const cells: Record<string, string> = {};
  for (let c = 0; c < names.length; c++) {
    if (names[c] === '__proto__') {
      Object.defineProperty(cells, names[c], { value: row[indices[c]], enumerable: true });
    } else {
      cells[names[c]] = row[indices[c]];
    }
  }
  return cells;
}

/** The same few names stand in row after row: one string for all of them lets go of the file's text. */
function pool(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    known.set(text, text);
    return text;
  };
}
