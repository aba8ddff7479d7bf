import { InputError, quote } from '../../base/inputError.ts';
import { readText } from '../../files/readText.ts';
import { DEFAULT_UPSTREAM } from '../evaluation.ts';
import { parseTable } from '../formats/parseTable.ts';
import { isMissing, parseNumber } from '../table/parseNumber.ts';
import { columnIndex } from '../table/rawTable.ts';
import type { MeasuredLayer } from './layerMeasure.ts';

/**
 * Reads weights and margins of layers from CSV: model, layer, weight_norm, margin (empty where there is none), and where they
 * are there upstream and trained (default 1: trained to the end).
 *
 * @returns nothing for a header alone
 * @throws InputError, in one line, for everything wrong with the file
 */
export function readLayerMeasures(path: string): MeasuredLayer[] {
  const { name, text } = readText(path);
  // A sweep of before layers were measured has the header alone.
  if (/^[^\r\n]+\s*$/.test(text)) return [];
  const table = parseTable(text, name);
  const [model, layer, weightNorm, margin] = ['model', 'layer', 'weight_norm', 'margin'].map((column) =>
    columnIndex(table, column),
  );
  const [upstream, trained] = ['upstream', 'trained'].map((column) => table.header.indexOf(column));
  return table.rows.map((row, i): MeasuredLayer => {
    const refuse = (column: number, expected: string) =>
      new InputError(`found ${quote(row[column])}; expected ${expected}`, {
        file: table.file,
        row: table.rowNumbers[i],
        column: table.header[column],
      });
    for (const column of [model, layer]) if (row[column] === '') throw refuse(column, 'a name');
    const norm = parseNumber(row[weightNorm]);
    if (!(norm >= 0)) throw refuse(weightNorm, 'a number from 0');
    const distance = isMissing(row[margin]) ? null : parseNumber(row[margin]);
    if (distance !== null && !(distance > 0)) throw refuse(margin, 'a number above 0, or nothing');
    const share = trained < 0 ? 1 : parseNumber(row[trained]);
    if (!(share > 0 && share <= 1)) throw refuse(trained, 'a share of the training, above 0 and up to 1');
    return {
      model: row[model],
      upstream: (upstream >= 0 && row[upstream]) || DEFAULT_UPSTREAM,
      layer: row[layer],
      trained: share,
      weightNorm: norm,
      margin: distance,
    };
  });
}
