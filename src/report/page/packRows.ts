/** A row of a figure's data. */
export type DataRow = Readonly<Record<string, unknown>>;

/** A column: its values, or the different ones and which of them each row has. */
export type PackedColumn =
  | readonly unknown[]
  | { readonly of: readonly unknown[]; readonly at: readonly number[] };

/** Rows by column, a fraction of the size of JSON objects; `page.js` unpacks them. */
export interface PackedRows {
  readonly rows: number;
  readonly columns: Readonly<Record<string, PackedColumn>>;
}

/** Digits of a number in the data of a drawing: finer than any screen. */
const DIGITS = 7;

/**
 * Packs rows for a page. Rows of different fields stay as they are.
 *
 * @example packRows([{ a: 1, b: 'x' }, { a: 2, b: 'x' }]) // { rows: 2, columns: { a: [1, 2], b: { of: ['x'], at: [0, 0] } } }
 */
export function packRows(rows: readonly DataRow[]): PackedRows | readonly DataRow[] {
  const fields = Object.keys(rows[0] ?? {});
  const alike = rows.every(
    (row) => Object.keys(row).length === fields.length && fields.every((field) => row[field] !== undefined),
  );
  if (!alike || fields.length === 0) return rows;
  return {
    rows: rows.length,
    columns: Object.fromEntries(fields.map((field) => [field, packColumn(rows.map((row) => row[field]))])),
  };
}

function packColumn(values: readonly unknown[]): PackedColumn {
  const short = values.map((value) =>
    typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : value,
  );
  if (!short.some((value) => typeof value === 'string')) return short;
  const places = new Map<unknown, number>();
  for (const value of short) if (!places.has(value)) places.set(value, places.size);
  return places.size > short.length / 2
    ? short
    : { of: [...places.keys()], at: short.map((value) => places.get(value) as number) };
}
