import { dirname, resolve } from 'node:path';
import { InputError } from '../base/inputError.ts';

/** What to do where the system refuses to write, by its code. */
const ADVICE: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `make the folder ${dirname(resolve(path))} first, or check the path`,
  ENOTDIR: () => 'a file stands where a folder should be; give another name',
  EEXIST: () => 'a file stands where a folder should be; give another name',
  EISDIR: () => 'a folder stands there; give another name',
  EROFS: () => 'the disk is read-only; give another folder',
  EACCES: () => 'you may not write there; give another folder',
  EPERM: () => 'you may not write there; give another folder',
  ENOSPC: () => 'no space is left; make room; what was finished is kept',
  EDQUOT: () => 'your share of the disk is full; make room; what was finished is kept',
};

/**
 * Why a file or a folder could not be written, with what to do.
 *
 * @param path what was to be written
 * @param error the system's
 */
export function notWritten(path: string, error: unknown): InputError {
  const { code, message } = error as NodeJS.ErrnoException;
  const advice = ADVICE[code ?? '']?.(path) ?? 'check the folder and the space left';
  return new InputError(`cannot be written (${code ?? message})`, { file: path }, advice);
}
