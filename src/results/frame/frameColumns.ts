import { InputError, type InputPlace, quote } from '../../base/inputError.ts';

/** danfojs's kinds of column. */
export type FrameType = 'string' | 'int32' | 'float32' | 'boolean';

/** A column of a data frame. */
export interface FrameColumn {
  readonly name: string;
  readonly dtype: FrameType;
  readonly cells: readonly FrameCell[];
}

type FrameCell = string | number | boolean | null;

/** An evaluation's carried columns: they have names of their own. */
const CARRIED = 'other';

/**
 * Records as columns, in the order in which their entries first appear. danfojs guesses a column's type from its
 * first rows and takes "7" for a number, so the type is worked out from all of them.
 *
 * @throws InputError for no records, two entries for one column, or an entry that fits no cell
 */
export function frameColumns(records: readonly object[]): FrameColumn[] {
  if (records.length === 0) throw new InputError('no records; a data frame needs one or more');
  const found = new Map<string, unknown[]>();
  for (const [row, record] of records.entries()) {
    for (const [name, value] of entries(record, '')) {
      const cells = found.get(name) ?? new Array<unknown>(records.length).fill(undefined);
      if (cells[row] !== undefined) {
        throw new InputError(`two entries for column ${quote(name)}`, { row }, 'rename one of them');
      }
      cells[row] = scalar(value, { row, column: name });
      found.set(name, cells);
    }
  }
  // Where one record has an object and another null, the object's columns say all there is.
  const isSpread = (name: string) => [...found.keys()].some((other) => other.startsWith(`${name}_`));
  return [...found]
    .filter(([name, cells]) => cells.some((cell) => cell !== undefined) || !isSpread(name))
    .map(([name, cells]) => typedColumn(name, cells));
}

/** The columns that an object fills. */
function* entries(record: object, prefix: string): Generator<[string, unknown]> {
  for (const [key, value] of Object.entries(record)) {
    const name = prefix + snakeCase(key);
    if (isNumberPair(value)) {
      yield [`${name}_low`, value[0]];
      yield [`${name}_high`, value[1]];
    } else if (key === CARRIED && isPlainObject(value)) {
      yield* Object.entries(value);
    } else if (isPlainObject(value)) {
      yield* entries(value, `${name}_`);
    } else {
      yield [name, value];
    }
  }
}

/** The canonical table's way to write a name: upstreamAccuracy is upstream_accuracy. */
function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isNumberPair(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((entry) => typeof entry === 'number');
}

/** What stands in a cell for a value; undefined where it is missing. */
function scalar(value: unknown, place: InputPlace): string | number | boolean | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isNaN(value) ? undefined : value;
    case 'bigint':
      return Number(value);
    case 'undefined':
      return undefined;
  }
  if (value === null) return undefined;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value.join('; ');
  throw new InputError(
    `an entry that fits no cell (${kindOf(value)})`,
    place,
    'make flat records first, such as fitRows(answers)',
  );
}

function kindOf(value: unknown): string {
  if (ArrayBuffer.isView(value) || Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? (value?.constructor?.name ?? 'an object') : `a ${typeof value}`;
}

/** The narrowest type that holds every cell; as in pandas, whole numbers of which one is missing are no integers. */
function typedColumn(name: string, cells: readonly unknown[]): FrameColumn {
  const present = cells.filter((cell) => cell !== undefined);
  const all = (type: string) => present.length > 0 && present.every((cell) => typeof cell === type);
  if (all('number') || present.length === 0) {
    const whole = present.length === cells.length && present.every((cell) => cell === ((cell as number) | 0));
    const numbers = cells.map((cell) => (cell ?? Number.NaN) as number);
    return { name, dtype: whole ? 'int32' : 'float32', cells: numbers };
  }
  if (all('boolean')) {
    return { name, dtype: 'boolean', cells: cells.map((cell) => (cell ?? null) as boolean | null) };
  }
  return { name, dtype: 'string', cells: cells.map((cell) => (cell === undefined ? null : String(cell))) };
}

/**
 * A frame's cell as text that the readers of CSV take, empty where it is missing (null, undefined, NaN).
 *
 * @throws InputError for an object
 */
export function cellText(value: unknown, place: InputPlace): string {
  const cell = scalar(value, place);
  return cell === undefined ? '' : String(cell).trim();
}
