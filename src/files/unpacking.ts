import type { ZlibOptions } from 'node:zlib';
import { InputError } from '../base/inputError.ts';

/** Most bytes that are unpacked at once: a small file may promise more than any memory holds. */
export const MOST_UNPACKED = 2 ** 30;

/**
 * Unpacks bytes by a function of `node:zlib`, which stops where there is more than was expected.
 *
 * @param most bytes to expect, at most `MOST_UNPACKED`
 * @returns undefined where there is more
 * @throws Error as the function, where the bytes are damaged
 */
export function unpack(
  inflate: (bytes: Uint8Array, options: ZlibOptions) => Buffer,
  bytes: Uint8Array,
  most: number,
): Buffer | undefined {
  try {
    return inflate(bytes, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw error;
  }
}

/** That a packed file holds too much, and what to do. */
export function tooMuch(file: string, bytes: number, advice: string): InputError {
  const size = (count: number) => `${(count / 2 ** 30).toFixed(1)} GiB`;
  return new InputError(
    `unpacks to ${size(bytes)}; at most ${size(MOST_UNPACKED)} are unpacked at once`,
    { file },
    advice,
  );
}
