/** What a cell of a CSV file may hold. */
type Cell = string | number | boolean | null | undefined;

/**
 * Whether a spreadsheet would take a cell's text for a formula: it begins with = + - or @, or with a tab or a line end
 * that it skips. Text that is a number is none.
 *
 * Source: OWASP, "CSV Injection".
 *
 * @example isFormula('=1+1') // true
 */
export function isFormula(cell: unknown): cell is string {
  return (
    typeof cell === 'string' &&
    /^([=@\t\r\n]|[+-].)/s.test(cell) &&
    !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell)
  );
}

/**
 * A cell that a spreadsheet shows as it stands: what it would take for a formula gets an apostrophe before it, which
 * spreadsheets read as "this is text".
 *
 * @example spreadsheetCell('=1+1') // "'=1+1"
 */
export function spreadsheetCell(cell: Cell): Cell {
  return isFormula(cell) ? `'${cell}` : cell;
}
