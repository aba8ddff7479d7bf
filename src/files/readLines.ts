import { closeSync, openSync, readSync } from 'node:fs';

/** A whole line of a file. */
export interface FileLine {
  /** Without its line feed. */
  readonly text: string;
  /** From 1. */
  readonly row: number;
  /** Of its first byte. */
  readonly offset: number;
  /** In bytes, without the line feed. */
  readonly length: number;
}

/** Bytes that are read at once. */
const CHUNK = 1 << 18;

/**
 * The lines of a text file, one at a time: a file of any size is read with a few lines in memory. What follows the last
 * line feed counts as not written.
 *
 * @throws the system's error where the file cannot be read
 */
export function* readLines(path: string): Generator<FileLine> {
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    let pieces: Buffer[] = [];
    let offset = 0;
    let row = 1;
    for (let size = readSync(file, chunk, 0, CHUNK, null); size > 0; ) {
      let from = 0;
      for (let end = chunk.indexOf(0x0a); end >= 0 && end < size; end = chunk.indexOf(0x0a, from)) {
        const bytes =
          pieces.length === 0
            ? chunk.subarray(from, end)
            : Buffer.concat([...pieces, chunk.subarray(from, end)]);
        yield { text: bytes.toString('utf8'), row, offset, length: bytes.length };
        pieces = [];
        offset += bytes.length + 1;
        row++;
        from = end + 1;
      }
      if (from < size) pieces.push(Buffer.from(chunk.subarray(from, size)));
      size = readSync(file, chunk, 0, CHUNK, null);
    }
  } finally {
    closeSync(file);
  }
}
