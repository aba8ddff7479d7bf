import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../base/inputError.ts';
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
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(`cannot be made (${code})`, { file: folder }, 'give another folder');
  }
  for (const [name, text] of Object.entries(tables)) writeWhole(join(folder, name), [text], replace);
}
