import { countText, percentText, pointsText, significantText } from '../../base/numberText.ts';
import type { ColumnKind, ReportCell, ReportTable } from '../../questions/section.ts';

/** What stands in a cell without a value. */
export const NO_VALUE = '–';

/** A cell as people read it. */
export function cellText(value: ReportCell, kind: ColumnKind): string {
  if (value === null) return NO_VALUE;
  return typeof value === 'string' ? value : NUMBER_TEXT[kind](value);
}

/** Whether a column is aligned to the right, as numbers are. */
export function isNumeric(kind: ColumnKind): boolean {
  return kind !== 'text' && kind !== 'verdict';
}

const NUMBER_TEXT: Record<ColumnKind, (value: number) => string> = {
  text: String,
  verdict: String,
  count: countText,
  number: significantText,
  fraction: percentText,
  difference: pointsText,
  points: (value) => value.toFixed(2),
};

/** A table as people see it: without columns that have no value in any row. */
export function withoutEmptyColumns(table: ReportTable): ReportTable {
  const { columns, rows } = table;
  const kept = [...columns.keys()].filter((c) => rows.length === 0 || rows.some((row) => row[c] !== null));
  if (kept.length === columns.length) return table;
  return { ...table, columns: kept.map((c) => columns[c]), rows: rows.map((row) => kept.map((c) => row[c])) };
}
