import type { DataFrame } from 'danfojs-node';
import { frameColumns } from './frameColumns.ts';
import { loadDanfo } from './loadDanfo.ts';

/**
 * Puts records into a danfojs data frame, a row each: evaluations, fits (`fitRows(answers)`), claims, or any
 * other plain objects.
 *
 * Columns go by the canonical table's names (`upstreamAccuracy` is `upstream_accuracy`). An object within a record
 * spreads over columns that start with its name, the carried columns of an evaluation keep theirs, a pair of
 * numbers becomes the columns `_low` and `_high`, and a list of texts one text. What is missing is NaN in a column
 * of numbers and null in others, both of which danfojs counts as missing.
 *
 * @param records one or more plain objects
 * @throws InputError where danfojs-node is not installed (it is an optional peer), for no records, and for an entry
 * that fits no cell
 * @example
 * const frame = await toDataFrame([{ model: 'vit-s', shots: 5, upstreamAccuracy: 0.81 }]);
 * frame.columns // ['model', 'shots', 'upstream_accuracy']
 * frame.values // [['vit-s', 5, 0.81]]
 */
export async function toDataFrame(records: readonly object[]): Promise<DataFrame> {
  const columns = frameColumns(records);
  const danfo = await loadDanfo();
  const rows = records.map((_, row) => columns.map(({ cells }) => cells[row]));
  return new danfo.DataFrame(rows, {
    columns: columns.map(({ name }) => name),
    dtypes: columns.map(({ dtype }) => dtype),
  });
}
