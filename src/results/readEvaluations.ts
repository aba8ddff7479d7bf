import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { InputError, quote } from '../base/inputError.ts';
import { readText } from '../files/readText.ts';
import type { EvaluationTable, InputFile } from './evaluation.ts';
import { readJoined, type TaskTable } from './shapes/joinedShape.ts';
import { accuracyOptions, readTable, requireEvaluations } from './shapes/readTable.ts';
import type { ShapeResult } from './shapes/shapeResult.ts';
import type { AccuracyOptions, Metric, Scale } from './table/accuracyColumn.ts';
import { parseTable, type RawTable } from './table/rawTable.ts';
import { type JoinedShape, matchesPattern, type TableShape } from './table/tableShape.ts';

export interface ReadOptions {
  /** Shape of the tables. Default: canonical. */
  readonly shape?: TableShape;
  /** Default: detected for each accuracy column, unless the shape knows. */
  readonly scale?: Scale;
  readonly metric?: Metric;
}

/**
 * Reads tables of evaluations from CSV files.
 *
 * @param paths files; with a joined shape the upstream file first; a folder where the shape says which files of a
 * folder to read; `-` for standard input
 * @throws InputError, in one line, for everything wrong with a file
 * @example readEvaluations(['fixtures/known-law.csv']).evaluations[0].downstreamAccuracy // 0.732
 */
export function readEvaluations(paths: readonly string[], options: ReadOptions = {}): EvaluationTable {
  if (paths.length === 0) throw new InputError('no file given; expected one or more CSV files');
  const shape = options.shape ?? { kind: 'canonical' };
  const accuracy = accuracyOptions(shape, options);
  const files: InputFile[] = [];
  const read = (path: string): RawTable => {
    const { name, text, sha256 } = readText(path);
    const table = parseTable(text, name);
    files.push({ path, sha256, rows: table.rows.length });
    return table;
  };

  const results =
    shape.kind === 'joined'
      ? [readJoinedFiles(paths, shape, accuracy, read)]
      : paths.map((path) => readTable(read(path), shape, accuracy));
  const result = concatenate(results);
  requireEvaluations(result, paths[0]);
  return { ...result, files };
}

function readJoinedFiles(
  paths: readonly string[],
  shape: JoinedShape,
  options: AccuracyOptions,
  read: (path: string) => RawTable,
): ShapeResult {
  const { upstream, downstream } = orderFiles(expandFolders(paths, shape), shape);
  if (downstream.length === 0) {
    throw new InputError(
      'only an upstream file; expected one downstream file or more beside it',
      { file: upstream },
      'name the upstream file first, then the downstream ones',
    );
  }
  const taskTable = (path: string): TaskTable => ({ task: taskName(path, shape), table: read(path) });
  const upstreamTable = taskTable(upstream);
  return readJoined(upstreamTable, downstream.map(taskTable), shape, options);
}

/** Replaces each folder by the files in it that the shape's pattern takes. */
function expandFolders(paths: readonly string[], { files }: JoinedShape): string[] {
  return paths.flatMap((path) => {
    if (!files || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
    const found = readdirSync(path).filter((name) => matchesPattern(name, files.pattern));
    if (found.length === 0) {
      throw new InputError(`no file ${files.pattern} in this folder`, { file: path }, 'check the path');
    }
    return found.sort().map((name) => join(path, name));
  });
}

/** The upstream file: the one that the shape names, else the first. */
function orderFiles(paths: readonly string[], { files }: JoinedShape) {
  if (!files) return { upstream: paths[0], downstream: paths.slice(1) };
  const upstream = paths.find((path) => basename(path) === files.upstream);
  if (upstream === undefined) {
    throw new InputError(
      `no upstream file ${quote(files.upstream)} among ${paths.length} files`,
      {},
      'give it too, or use --join to name the upstream file first',
    );
  }
  return { upstream, downstream: paths.filter((path) => path !== upstream) };
}

/** results-imagenet-real.csv of the pattern results-*.csv is imagenet-real; else the file's name without its ending. */
function taskName(path: string, { files }: JoinedShape): string {
  const name = basename(path);
  const [before, after] = files && matchesPattern(name, files.pattern) ? files.pattern.split('*') : ['', ''];
  const core = name.slice(before.length, name.length - after.length);
  return after === '' ? core.replace(/\.(csv|tsv|txt)$/i, '') : core;
}

function concatenate(results: readonly ShapeResult[]): ShapeResult {
  if (results.length === 1) return results[0];
  return {
    evaluations: results.flatMap(({ evaluations }) => evaluations),
    dropped: results.flatMap(({ dropped }) => dropped),
    notes: results.flatMap(({ notes }) => notes),
  };
}
