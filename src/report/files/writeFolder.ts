import {
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { InputError, quote } from '../../base/inputError.ts';
import { besidePath, leftovers } from '../../files/leftovers.ts';
import { makeFolder } from '../../files/makeFolder.ts';
import { notWritten } from '../../files/notWritten.ts';
import type { FolderContents } from './figureFiles.ts';
import { REPORT_SCHEMA } from './reportJson.ts';

/** Folders of a report. */
const FOLDERS: readonly string[] = ['tables', 'figures'];
const ABSENT = { throwIfNoEntry: false } as const;

/**
 * Makes sure, before long work, that a report may be written to a folder: one that does not exist, is empty, or holds
 * an earlier report.
 *
 * @param force write into a folder that is no report, too; what else is in it stays
 * @throws InputError
 */
export function checkReportFolder(path: string, force: boolean): void {
  const found = existsSync(path) ? statSync(path) : undefined;
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
  if (force) return;
  const inTheWay = FOLDERS.find((name) => lstatSync(join(path, name), ABSENT)?.isDirectory() === false);
  if (inTheWay !== undefined) throw notOurs(path, inTheWay, 'a link or a file');
  if (readdirSync(path).length === 0 || earlierFiles(path)) return;
  throw new InputError(
    'is a folder with other files in it, and no report',
    { file: path },
    'give another name, or write the report beside them',
    { name: 'force' },
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
  const part = besidePath(target, 'part');
  const old = besidePath(target, 'old');
  try {
    clearLeftovers(target);
    makeFolder(part);
    if (existsSync(target)) keepOthers(target, part, contents, force);
    for (const [name, content] of contents) {
      const file = join(part, name);
      makeFolder(dirname(file));
      writeFileSync(file, content);
    }
    swap(target, part, old);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (error instanceof InputError) throw error;
    throw notWritten(path, error);
  }
  rmSync(old, { recursive: true, force: true });
}

/** Puts right what a process that was killed at its work left: the old folder has its name again, parts are gone. */
function clearLeftovers(target: string): void {
  const [last, ...others] = leftovers(target, 'old');
  if (last !== undefined) {
    if (existsSync(target)) others.push(last);
    else renameSync(last, target);
  }
  for (const path of [...others, ...leftovers(target, 'part')])
    rmSync(path, { recursive: true, force: true });
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
    // A link in the place of one of the report's folders is not followed: what it leads to is not the report's.
    const inTheWay = contents.has(name) || FOLDERS.includes(name);
    if (inTheWay && !force) throw notOurs(target, name, 'a file');
    if (inTheWay) continue;
    makeFolder(dirname(join(part, name)));
    cpSync(join(target, name), join(part, name), { verbatimSymlinks: true, preserveTimestamps: true });
  }
}

function notOurs(folder: string, name: string, what: string): InputError {
  return new InputError(
    `holds ${quote(name)}, ${what} that is not the earlier report's`,
    { file: folder },
    'move it away, or replace it',
    { name: 'force' },
  );
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
