import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { InputError, quote } from '../base/inputError.ts';
import { type ByteFile, readBytes } from '../files/readBytes.ts';
import { decodeText } from '../files/readText.ts';
import type { InputFile } from './evaluation.ts';
import { addDocument } from './formats/jsonTable.ts';
import { isParquet, parquetTable } from './formats/parquetTable.ts';
import { parseJson } from './formats/parseJson.ts';
import { parseText } from './formats/parseText.ts';
import { RecordTable } from './formats/recordTable.ts';
import type { NamedTable } from './shapes/readTables.ts';
import { TABLE_FILE, taskOfFile } from './shapes/taskOfFile.ts';
import { matchesPattern } from './table/matchesPattern.ts';
import type { RawTable } from './table/rawTable.ts';
import type { JoinedShape, TableShape } from './table/tableShape.ts';

/** Tables with the files that they were read from. */
export interface OpenedTables {
  readonly tables: readonly NamedTable[];
  readonly files: readonly InputFile[];
}

/**
 * Opens the tables that paths name: files of any format, and folders. Of a folder a joined shape reads the files that
 * it names; otherwise JSON files in it and below are one table (results of a harness, a file a model), and where there
 * are none, its other tables are read one by one.
 *
 * @throws InputError for what cannot be read; a Parquet file is read by {@link loadTables} only
 */
export function openTables(paths: readonly string[], shape?: TableShape): OpenedTables {
  const opened = listSources(paths, shape).map((source) => {
    if ('files' in source) return jsonFolder(source.folder, source.files);
    return opening(source.path, textTable);
  });
  return together(opened, shape);
}

/** As {@link openTables}, and reads Parquet files too. */
export async function loadTables(paths: readonly string[], shape?: TableShape): Promise<OpenedTables> {
  const opened: Opened[] = [];
  for (const source of listSources(paths, shape)) {
    if ('files' in source) {
      opened.push(jsonFolder(source.folder, source.files));
      continue;
    }
    const file = readBytes(source.path);
    const table = isParquet(file.bytes) ? await parquetTable(file.bytes, file.name) : textTable(file);
    opened.push(opening(source.path, () => table, file));
  }
  return together(opened, shape);
}

function textTable(file: ByteFile): RawTable {
  const { text, note } = decodeText(file);
  const table = parseText(text, file.name);
  return note === undefined ? table : { ...table, notes: [note, ...(table.notes ?? [])] };
}

interface Opened {
  readonly path: string;
  readonly table: RawTable;
  readonly files: readonly InputFile[];
}

type Source = { readonly path: string } | { readonly folder: string; readonly files: readonly string[] };

function opening(path: string, read: (file: ByteFile) => RawTable, file = readBytes(path)): Opened {
  const table = read(file);
  return { path, table, files: [{ path, sha256: file.sha256, rows: table.rows.length }] };
}

function together(opened: readonly Opened[], shape?: TableShape): OpenedTables {
  const files = shape?.kind === 'joined' ? shape.files : undefined;
  return {
    tables: opened.map(({ path, table }) => ({ table, task: taskOfFile(path, files?.pattern) })),
    files: opened.flatMap((one) => one.files),
  };
}

function listSources(paths: readonly string[], shape?: TableShape): Source[] {
  if (paths.length === 0) throw new InputError('no file given; expected one table or more');
  const sources = paths.flatMap((path): Source[] => {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [{ path }];
    return folderSources(path, shape);
  });
  return shape?.kind === 'joined' ? upstreamFirst(sources, shape) : sources;
}

function folderSources(folder: string, shape?: TableShape): Source[] {
  const at = (name: string) => ({ path: join(folder, name) });
  const names = readdirSync(folder).sort();
  if (shape?.kind === 'joined' && shape.files) {
    const { pattern } = shape.files;
    const found = names.filter((name) => matchesPattern(name, pattern));
    if (found.length === 0)
      throw new InputError(`no file ${pattern} in this folder`, { file: folder }, 'check the path');
    return found.map(at);
  }
  const tables = names.filter((name) => TABLE_FILE.test(name) && !/\.json$/i.test(name));
  const json = jsonFiles(folder);
  if (json.length > 0 && !tables.some((name) => /\.(csv|tsv|parquet)(\.gz)?$/i.test(name))) {
    return [{ folder, files: json }];
  }
  if (tables.length > 0) return tables.map(at);
  throw new InputError(
    'is a folder without tables',
    { file: folder },
    'expected CSV, JSON, JSON Lines or Parquet files in it',
  );
}

/** How far below a folder its JSON files are looked for: the harness writes a folder a model. */
const DEEPEST = 3;

/** JSON files in a folder and below; the harness's samples and what W&B keeps of a run beside its results are none. */
function jsonFiles(folder: string): string[] {
  const all = filesBelow(folder, '', DEEPEST)
    .filter((name) => /\.json$/i.test(name) && !/(^|[\\/])(samples_|wandb-metadata)/.test(name))
    .sort();
  const results = all.filter((name) => /^results?[._-]/i.test(basename(name)));
  return results.length > 0 ? results : all;
}

function filesBelow(folder: string, below: string, depth: number): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = join(below, entry.name);
    if (!entry.isDirectory()) return [name];
    return depth === 0 || /^(\.|node_modules$)/.test(entry.name) ? [] : filesBelow(folder, name, depth - 1);
  });
}

function jsonFolder(folder: string, names: readonly string[]): Opened {
  const records = new RecordTable(folder);
  const files = names.map((name) => {
    const path = join(folder, name);
    const file = readBytes(path);
    const before = records.size;
    addDocument(records, parseJson(decodeText(file).text, path), path);
    return { path, sha256: file.sha256, rows: records.size - before };
  });
  return { path: folder, table: records.table(), files };
}

/** Puts the upstream file that the shape names first. */
function upstreamFirst(sources: readonly Source[], { files }: JoinedShape): Source[] {
  if (!files) return [...sources];
  const nameOf = (source: Source) => basename('path' in source ? source.path : source.folder);
  const upstream = sources.find((source) => nameOf(source) === files.upstream);
  if (!upstream) {
    throw new InputError(
      `no upstream file ${quote(files.upstream)} among ${sources.length} files`,
      {},
      'give it too, or its folder',
    );
  }
  return [upstream, ...sources.filter((source) => source !== upstream)];
}
