import { quote } from '../../base/inputError.ts';
import { countOf } from '../../base/numberText.ts';
import { isFormula } from '../../results/table/spreadsheetCell.ts';
import type { CsvColumn } from '../../results/table/writeCsv.ts';

/**
 * A canonical table keeps what it was given, cell for cell; who opens it in a spreadsheet should know what that would
 * run. Empty where it would run nothing.
 */
export function formulaNote<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  let count = 0;
  let first: string | undefined;
  const look = (cell: unknown) => {
    if (!isFormula(cell)) return;
    first ??= cell;
    count++;
  };
  for (const { name } of columns) look(name);
  for (const row of rows) for (const { value } of columns) look(value(row));
  if (first === undefined) return '';
  const cells = `${countOf(count, 'cell')} for ${count === 1 ? 'a formula' : 'formulas'}`;
  return `note: a spreadsheet would take ${cells}, the first ${quote(first)}; have it read the columns as text\n`;
}
