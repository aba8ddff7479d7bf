import { InputError, quote } from '../../base/inputError.ts';
import { readText } from '../../files/readText.ts';
import { DEFAULT_UPSTREAM } from '../evaluation.ts';
import { parseTable } from '../formats/parseTable.ts';
import { decimalMark, readAccuracyColumn } from '../table/accuracyColumn.ts';
import { isMissing, parseNumber } from '../table/parseNumber.ts';
import { columnIndex, type RawTable } from '../table/rawTable.ts';
import type { LayerScore } from './layerScore.ts';

/**
 * Reads layer profiles from CSV: model, layer, depth, downstream, accuracy and upstream_accuracy, and where they are
 * there upstream, shots, seed and selection_accuracy (on other samples than the test set, to choose the best layer by).
 *
 * @throws InputError, in one line, for everything wrong with the file
 */
export function readLayerScores(path: string): LayerScore[] {
  const { name, text } = readText(path);
  const table = parseTable(text, name);
  const accuracies = readAccuracyColumn(table, 'accuracy').values;
  const upstreamAccuracies = readAccuracyColumn(table, 'upstream_accuracy').values;
  const selection = table.header.includes('selection_accuracy')
    ? readAccuracyColumn(table, 'selection_accuracy').values
    : undefined;
  const names = Object.fromEntries(
    ['model', 'layer', 'downstream'].map((column) => [column, columnIndex(table, column)]),
  );
  const optional = (column: string) => (table.header.includes(column) ? columnIndex(table, column) : -1);
  const [upstream, shots, seed] = ['upstream', 'shots', 'seed'].map(optional);
  const decimal = decimalMark(table, 'depth');
  const depth = columnIndex(table, 'depth');
  return table.rows.map((row, i): LayerScore => {
    const depthValue = parseNumber(row[depth], decimal);
    if (!(depthValue >= 0 && depthValue <= 1))
      throw badCell(table, i, depth, 'a depth from 0 to 1 (1 is the top)');
    const count = shots < 0 || isMissing(row[shots]) ? null : parseNumber(row[shots]);
    if (count !== null && !(count >= 1))
      throw badCell(table, i, shots, 'a number from 1, or nothing for all examples');
    for (const column of [names.model, names.layer, names.downstream]) {
      if (row[column] === '') throw badCell(table, i, column, 'a name');
    }
    if (Number.isNaN(accuracies[i])) throw badCell(table, i, columnIndex(table, 'accuracy'), 'an accuracy');
    if (Number.isNaN(upstreamAccuracies[i])) {
      throw badCell(table, i, columnIndex(table, 'upstream_accuracy'), 'an accuracy');
    }
    return {
      model: row[names.model],
      upstream: (upstream >= 0 && row[upstream]) || DEFAULT_UPSTREAM,
      upstreamAccuracy: upstreamAccuracies[i],
      layer: row[names.layer],
      depth: depthValue,
      downstream: row[names.downstream],
      shots: count,
      ...(seed >= 0 && !isMissing(row[seed]) ? { seed: row[seed] } : {}),
      accuracy: accuracies[i],
      ...(selection && !Number.isNaN(selection[i]) ? { selectionAccuracy: selection[i] } : {}),
    };
  });
}

function badCell(table: RawTable, row: number, column: number, expected: string): InputError {
  return new InputError(`found ${quote(table.rows[row][column])}; expected ${expected}`, {
    file: table.file,
    row: table.rowNumbers[row],
    column: table.header[column],
  });
}
