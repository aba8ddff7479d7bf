import { writeCsv } from './writeCsv.ts';

/** What a flat row holds. */
type Cell = string | number | boolean | null | undefined;

/** Flat rows as CSV: a column a field, camelCase in snake_case. Fields that are no single value are left out. */
export function rowsCsv(rows: readonly object[]): string {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((field) =>
    rows.every((row) => isCell((row as Record<string, unknown>)[field])),
  );
  return writeCsv(
    fields.map((field) => ({
      name: field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value: (row: object) => (row as Record<string, Cell>)[field],
    })),
    rows,
  );
}

function isCell(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}
