/** A row of a figure's data. */
export type DataRow = Readonly<Record<string, unknown>>;

/** A column: its values, or the different ones and which of them each row has (-1: none). */
export type PackedColumn =
  | readonly unknown[]
  | { readonly of: readonly unknown[]; readonly at: readonly number[] };

/** Rows by column, a fraction of the size of JSON objects; `page.js` unpacks them. */
export interface PackedRows {
  readonly rows: number;
  readonly columns: Readonly<Record<string, PackedColumn>>;
}

/** Digits of a number that is not whole, in the data of a drawing: finer than any screen. */
const DIGITS = 7;

/**
 * Packs rows for a page.
 *
 * @example packRows([{ a: 1, b: 'x' }, { a: 2, b: 'x' }]) // { rows: 2, columns: { a: [1, 2], b: { of: ['x'], at: [0, 0] } } }
 */
export function packRows(rows: readonly DataRow[]): PackedRows {
  const fields = new Set<string>();
  for (const row of rows) for (const field of Object.keys(row)) fields.add(field);
  const columns = [...fields].map((field) => [field, packColumn(rows.map((row) => row[field]))]);
  return { rows: rows.length, columns: Object.fromEntries(columns) };
}

function packColumn(values: readonly unknown[]): PackedColumn {
  const short = values.map((value) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(DIGITS)) : value,
  );
  const missing = short.includes(undefined);
  if (!missing && !short.some((value) => typeof value === 'string')) return short;
  const places = new Map<unknown, number>([[undefined, -1]]);
  const of: unknown[] = [];
  for (const value of short) if (!places.has(value)) places.set(value, of.push(value) - 1);
  if (!missing && of.length > short.length / 2) return short;
  return { of, at: short.map((value) => places.get(value) as number) };
}
