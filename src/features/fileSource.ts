import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { InputError } from '../base/inputError.ts';
import type { ByteSource } from './byteSource.ts';

/** A file as a source of bytes, which is opened for each piece that is read. */
export function fileSource(path: string): ByteSource {
  return {
    file: path,
    size: orInputError(path, () => statSync(path).size),
    read: (from, to, scratch) =>
      orInputError(path, () => {
        const descriptor = openSync(path, 'r');
        try {
          // Not zeroed: what is not filled is cut away.
          const length = Math.max(0, to - from);
          const bytes: Uint8Array = scratch?.subarray(0, length) ?? Buffer.allocUnsafeSlow(length);
          let filled = 0;
          while (filled < bytes.length) {
            const got = readSync(
              descriptor,
              bytes,
              filled,
              Math.min(bytes.length - filled, 2 ** 30),
              from + filled,
            );
            if (got === 0) break;
            filled += got;
          }
          return filled === bytes.length ? bytes : bytes.slice(0, filled);
        } finally {
          closeSync(descriptor);
        }
      }),
  };
}

function orInputError<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const problem = { ENOENT: 'no such file', EACCES: 'may not be read', EISDIR: 'is a folder' }[code ?? ''];
    throw new InputError(problem ?? `cannot be read (${code ?? (error as Error).message})`, { file: path });
  }
}
