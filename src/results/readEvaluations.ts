import type { EvaluationTable } from './evaluation.ts';
import { loadTables, type OpenedTables, openTables } from './openTables.ts';
import { PRESETS } from './presets.ts';
import { requireKnownShape } from './recognise/requireKnownShape.ts';
import { readTables } from './shapes/readTables.ts';
import type { Metric, Scale } from './table/accuracyColumn.ts';
import type { TableShape } from './table/tableShape.ts';

export interface ReadOptions {
  /** Shape of the tables. Default: canonical. */
  readonly shape?: TableShape;
  /** Default: detected for each accuracy column, unless the shape knows. */
  readonly scale?: Scale;
  readonly metric?: Metric;
  /** File with the upstream accuracies of models, where the tables have none. */
  readonly upstreamFile?: string;
}

/**
 * Reads tables of evaluations from files: CSV, JSON or JSON Lines, packed by gzip or not.
 *
 * @param paths files; with a joined shape the upstream file first; a folder where the shape says which files of a
 * folder to read, or of JSON files; `-` for standard input
 * @throws InputError, in one line, for everything wrong with a file; where no shape is given and the table is not
 * canonical, an `UnknownShapeError` with the shape that it seems to have
 * @example readEvaluations(['fixtures/known-law.csv']).evaluations[0].downstreamAccuracy // 0.732
 */
export function readEvaluations(paths: readonly string[], options: ReadOptions = {}): EvaluationTable {
  const { shape, upstreamFile } = options;
  const opened = openTables(paths, shape);
  return read(opened, options, upstreamFile === undefined ? undefined : openTables([upstreamFile]));
}

/**
 * Reads tables of evaluations as {@link readEvaluations} does, and Parquet too, which takes the optional package
 * hyparquet.
 *
 * @throws InputError as `readEvaluations`
 * @example (await loadEvaluations(['fixtures/known-law.csv'])).evaluations.length // 840
 */
export async function loadEvaluations(
  paths: readonly string[],
  options: ReadOptions = {},
): Promise<EvaluationTable> {
  const { shape, upstreamFile } = options;
  const opened = await loadTables(paths, shape);
  return read(opened, options, upstreamFile === undefined ? undefined : await loadTables([upstreamFile]));
}

function read(
  { tables, files }: OpenedTables,
  { shape, scale, metric }: ReadOptions,
  upstream?: OpenedTables,
): EvaluationTable {
  if (!shape && !upstream) requireKnownShape(tables, PRESETS);
  const result = readTables(tables, shape ?? { kind: 'canonical' }, { scale, metric }, upstream?.tables[0]);
  return { ...result, files: [...files, ...(upstream?.files ?? [])] };
}
