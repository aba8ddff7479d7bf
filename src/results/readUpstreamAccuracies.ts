import { InputError } from '../base/inputError.ts';
import { openTables } from './openTables.ts';
import { readAccuracyColumn } from './table/accuracyColumn.ts';
import { columnIndex } from './table/rawTable.ts';

/**
 * Reads the upstream accuracies of models: a table with the columns `model` and `upstream_accuracy`.
 *
 * @returns fractions by model
 * @throws InputError for a missing column or cell, or a model with two accuracies
 */
export function readUpstreamAccuracies(path: string): Map<string, number> {
  const [{ table }] = openTables([path]).tables;
  const modelAt = columnIndex(table, 'model');
  const { values } = readAccuracyColumn(table, 'upstream_accuracy');
  const accuracies = new Map<string, number>();
  for (const [row, cells] of table.rows.entries()) {
    const model = cells[modelAt];
    const place = { file: table.file, row: table.rowNumbers[row] };
    if (Number.isNaN(values[row])) throw new InputError('the upstream accuracy is missing', place);
    const known = accuracies.get(model);
    if (known !== undefined && known !== values[row]) {
      throw new InputError('the model has another upstream accuracy above', place, 'remove one of the rows');
    }
    accuracies.set(model, values[row]);
  }
  return accuracies;
}
