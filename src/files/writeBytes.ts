import { writeSync } from 'node:fs';

/**
 * Writes all of some bytes to an open file. `writeSync` may write fewer than it was given, on a disk that is almost
 * full for example, and says so by its count alone; the next call then fails with the reason.
 *
 * @throws Error as `writeSync`
 */
export function writeBytes(file: number, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(file, bytes, written, bytes.length - written);
  }
}
