import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../base/inputError.ts';
import { makeFolder } from './makeFolder.ts';
import { notWritten } from './notWritten.ts';
import { writeWhole } from './writeWhole.ts';

/**
 * Writes tables to a folder, which is made where it is not there; nothing is written where one of them exists.
 *
 * @param tables text by file name
 * @throws InputError where a table exists and may not be replaced, or the folder cannot be written
 */
export function writeTables(
  folder: string,
  tables: Readonly<Record<string, string>>,
  replace: boolean,
): void {
  const there = replace ? undefined : Object.keys(tables).find((name) => existsSync(join(folder, name)));
  if (there !== undefined) {
    throw new InputError(
      'exists already',
      { file: join(folder, there) },
      'give another folder, or replace it',
      {
        name: 'replace',
      },
    );
  }
  try {
    makeFolder(folder);
  } catch (error) {
    throw notWritten(folder, error);
  }
  for (const [name, text] of Object.entries(tables)) writeWhole(join(folder, name), [text], replace);
}
