import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from '../../base/inputError.ts';
import type { FolderContents } from './figureFiles.ts';
import { REPORT_SCHEMA } from './reportJson.ts';

/**
 * Makes sure, before long work, that a report may be written to a folder: one that does not exist, is empty, or holds
 * an earlier report.
 *
 * @param force write into a folder that is no report, too; what else is in it stays
 * @throws InputError
 */
export function checkReportFolder(path: string, force: boolean): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) {
    const parent = dirname(resolve(path));
    if (!statSync(parent, { throwIfNoEntry: false })?.isDirectory()) {
      throw new InputError(
        `there is no folder ${parent}`,
        { file: path },
        'make it first, or check the path',
      );
    }
    return;
  }
  if (!found.isDirectory()) {
    throw new InputError('is a file; a report is a folder', { file: path }, 'give the name of a folder');
  }
  if (force || readdirSync(path).length === 0 || earlierFiles(path)) return;
  throw new InputError(
    'is a folder with other files in it, and no report',
    { file: path },
    'give another name, or --force to write the report beside them',
  );
}

/**
 * Writes a report's folder whole or not at all: into a folder beside it, which then takes its name. Files of an
 * earlier report go; every other file in the folder stays.
 *
 * @param force write into a folder that is no report, too; default false
 * @throws InputError where the folder may not be replaced, or cannot be written
 */
export function writeFolder(path: string, contents: FolderContents, force = false): void {
  checkReportFolder(path, force);
  const target = existsSync(path) ? realpathSync(path) : resolve(path);
  const part = join(dirname(target), `.${basename(target)}.part-${process.pid}`);
  const old = join(dirname(target), `.${basename(target)}.old-${process.pid}`);
  try {
    mkdirSync(part);
    if (existsSync(target)) keepOthers(target, part, contents, force);
    for (const [name, content] of contents) {
      const file = join(part, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    swap(target, part, old);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (error instanceof InputError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new InputError(
      `cannot be written (${code ?? message})`,
      { file: path },
      'check the folder and the space left',
    );
  }
  rmSync(old, { recursive: true, force: true });
}

/** Gives the new folder the old one's name; the old one keeps it if that fails. */
function swap(target: string, part: string, old: string): void {
  if (!existsSync(target)) {
    renameSync(part, target);
    return;
  }
  renameSync(target, old);
  try {
    renameSync(part, target);
  } catch (error) {
    renameSync(old, target);
    throw error;
  }
}

/** Copies what is not the earlier report's into the new folder. */
function keepOthers(target: string, part: string, contents: FolderContents, force: boolean): void {
  const earlier = earlierFiles(target) ?? new Set();
  for (const entry of readdirSync(target, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const name = join(entry.parentPath, entry.name)
      .slice(target.length + 1)
      .replaceAll('\\', '/');
    if (earlier.has(name)) continue;
    if (contents.has(name) && !force) {
      throw new InputError(
        `holds ${name}, which is not the earlier report's`,
        { file: target },
        'move it away, or --force to replace it',
      );
    }
    mkdirSync(dirname(join(part, name)), { recursive: true });
    cpSync(join(target, name), join(part, name), { verbatimSymlinks: true, preserveTimestamps: true });
  }
}

/** Files of the report that a folder holds, or undefined where it holds none. */
function earlierFiles(path: string): Set<string> | undefined {
  try {
    const { schema, files } = JSON.parse(readFileSync(join(path, 'report.json'), 'utf8'));
    return schema === REPORT_SCHEMA && Array.isArray(files) ? new Set(files) : undefined;
  } catch {
    return undefined;
  }
}
