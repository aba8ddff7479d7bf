/** Frames of more rows are shown by their first and last ones, as pandas does. */
const MOST_ROWS = 20;
const ROWS_AT_EACH_END = 5;

/** Significant digits of a number. */
const DIGITS = 6;

/** What is shown of a data frame or series. */
interface ShownFrame {
  readonly columns: readonly string[];
  readonly index: readonly (string | number)[];
  readonly values: readonly unknown[];
}

/** A data frame or series as an HTML table, for notebooks. */
export function frameHtml({ columns, index, values }: ShownFrame): string {
  const rows = values.map((row) => (Array.isArray(row) ? row : [row]));
  const line = (r: number) =>
    `<tr><th>${escaped(String(index[r]))}</th>${rows[r].map((cell) => td(cell)).join('')}</tr>`;
  const shown =
    rows.length <= MOST_ROWS
      ? rows.map((_, r) => line(r))
      : [
          ...rows.slice(0, ROWS_AT_EACH_END).map((_, r) => line(r)),
          `<tr><th>…</th>${columns.map(() => '<td>…</td>').join('')}</tr>`,
          ...rows.slice(-ROWS_AT_EACH_END).map((_, r) => line(rows.length - ROWS_AT_EACH_END + r)),
        ];
  const head = columns
    .map((name, c) => `<th style="text-align: ${side(rows[0]?.[c])}">${escaped(name)}</th>`)
    .join('');
  const size = `${rows.length} row${rows.length === 1 ? '' : 's'} × ${columns.length} column${columns.length === 1 ? '' : 's'}`;
  return `<table><thead><tr><th></th>${head}</tr></thead><tbody>${shown.join('\n')}</tbody></table><p>${size}</p>`;
}

function td(cell: unknown): string {
  const text = typeof cell === 'number' ? number(cell) : String(cell ?? '');
  return `<td style="text-align: ${side(cell)}">${escaped(text)}</td>`;
}

function side(cell: unknown): 'right' | 'left' {
  return typeof cell === 'number' ? 'right' : 'left';
}

/** 0.8982, 8.59e+9, NaN. */
function number(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(DIGITS)));
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
