import { writeSync } from 'node:fs';

/**
 * Writes all of some text or bytes to an open file: one call to the system may write less than it was given.
 *
 * @param position where in the file; by default where the last write ended
 * @throws the system's error, ENOSPC where the disk is full
 */
export function writeFully(file: number, piece: string | Uint8Array, position?: number): void {
  const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
  for (let done = 0; done < bytes.length; ) {
    const at = position === undefined ? null : position + done;
    done += writeSync(file, bytes, done, bytes.length - done, at);
  }
}
