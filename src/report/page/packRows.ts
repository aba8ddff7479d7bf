/** A row of a figure's data. */
export type DataRow = Readonly<Record<string, unknown>>;

/** A column: its values, or places in the page's list of values (-1: the row has no such field). */
export type PackedColumn = readonly unknown[] | { readonly at: readonly number[] };

/** Rows by column, a fraction of the size of JSON objects; `page.js` unpacks them. */
export interface PackedRows {
  readonly rows: number;
  readonly columns: Readonly<Record<string, PackedColumn>>;
}

/** Digits of a number that is not whole, in the data of a drawing: finer than any screen. */
const DIGITS = 7;

/** Values that rows of a page share, such as names of models, each of them once. */
export class SharedValues {
  readonly list: unknown[] = [];
  private readonly places = new Map<unknown, number>([[undefined, -1]]);

  /** Place of a value in the list; -1 for undefined. */
  place(value: unknown): number {
    let place = this.places.get(value);
    if (place === undefined) {
      place = this.list.push(value) - 1;
      this.places.set(value, place);
    }
    return place;
  }
}

/**
 * Packs rows for a page.
 *
 * @param shared takes the values of columns of text
 * @example packRows([{ a: 1, b: 'x' }, { a: 2, b: 'x' }], new SharedValues()) // { rows: 2, columns: { a: [1, 2], b: { at: [0, 0] } } }
 */
export function packRows(rows: readonly DataRow[], shared: SharedValues): PackedRows {
  const fields = new Set<string>();
  for (const row of rows) for (const field of Object.keys(row)) fields.add(field);
  const columns = [...fields].map((field) => [
    field,
    packColumn(
      rows.map((row) => row[field]),
      shared,
    ),
  ]);
  return { rows: rows.length, columns: Object.fromEntries(columns) };
}

function packColumn(values: readonly unknown[], shared: SharedValues): PackedColumn {
  const short = values.map((value) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(DIGITS)) : value,
  );
  const plain = short.every((value) => value !== undefined && typeof value !== 'string');
  return plain ? short : { at: short.map((value) => shared.place(value)) };
}
