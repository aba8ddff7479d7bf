import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { InputError } from '../base/inputError.ts';

/**
 * Writes a file whole or not at all: into a file beside it, which takes its name once all is written.
 *
 * @throws InputError where the file exists and may not be replaced, or cannot be written
 */
export function writeWhole(path: string, pieces: Iterable<string | Uint8Array>, replace: boolean): void {
  if (!replace && existsSync(path)) {
    throw new InputError('exists already', { file: path }, 'give another name, or --force to replace it');
  }
  const part = `${path}.part-${process.pid}`;
  try {
    const file = openSync(part, 'w');
    try {
      for (const piece of pieces) {
        if (typeof piece === 'string') writeSync(file, piece);
        else writeSync(file, piece);
      }
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    if (error instanceof InputError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new InputError(
      `cannot be written (${code ?? message})`,
      { file: path },
      'check the folder and the space left',
    );
  }
}
