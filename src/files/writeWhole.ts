import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { InputError } from '../base/inputError.ts';
import { besidePath, leftovers } from './leftovers.ts';
import { notWritten } from './notWritten.ts';
import { writeFully } from './writeFully.ts';

/** A file that is being written beside the one whose place it takes. */
export interface WholeFile {
  /** Adds a piece. */
  write(piece: string | Uint8Array): void;
  /** Gives it its name: everything is on the disk before. */
  commit(): void;
  /** Removes it; nothing where it was committed already. */
  abandon(): void;
}

/**
 * Writes a file whole or not at all: into a file beside it, which takes its name once all is written.
 *
 * @throws InputError where the file exists and may not be replaced, or cannot be written
 */
export function writeWhole(path: string, pieces: Iterable<string | Uint8Array>, replace: boolean): void {
  if (!replace && existsSync(path)) {
    throw new InputError('exists already', { file: path }, 'give another name, or replace it', {
      name: 'replace',
    });
  }
  const file = openWhole(path);
  try {
    for (const piece of pieces) file.write(piece);
    file.commit();
  } finally {
    file.abandon();
  }
}

/**
 * The same for a file whose pieces come in turn with those of others: every one must be committed or abandoned.
 *
 * @throws InputError, as all that it returns, where the file cannot be written
 */
export function openWhole(path: string): WholeFile {
  const part = besidePath(path, 'part');
  const attempt = <Result>(action: () => Result): Result => {
    try {
      return action();
    } catch (error) {
      throw notWritten(path, error);
    }
  };
  let file: number | undefined = attempt(() => {
    // What a killed process left is nobody's any more.
    for (const left of leftovers(path, 'part')) rmSync(left, { force: true });
    return openSync(part, 'w');
  });
  const close = () => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  return {
    write: (piece) => attempt(() => writeFully(file as number, piece)),
    commit() {
      attempt(() => {
        fsyncSync(file as number);
        close();
        renameSync(part, path);
      });
    },
    abandon() {
      close();
      rmSync(part, { force: true });
    },
  };
}
