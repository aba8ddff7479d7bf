import { getHeapStatistics } from 'node:v8';
import { StoppedError } from '../base/stoppedError.ts';

/**
 * Bytes of the heap that a table takes at least, by cell, beside what the program takes itself (its code and the space
 * for what is new). Measured with `--max-old-space-size` on tables of 0.8 and 1 million cells, which end V8 below 96
 * and 98 bytes a cell and are read with 109 and 159.
 */
const BYTES_A_CELL = 90;
const OWN_BYTES = 73e6;
/** Commas, semicolons, tabs and line ends: no table has more cells. */
const DELIMITERS = new Set([0x2c, 0x3b, 0x09, 0x0a]);

/**
 * Refuses a table that certainly does not fit: V8 ends a program that runs out of its heap in the middle of its work,
 * and nothing can be said then.
 *
 * @throws StoppedError naming what would do
 */
export function requireHeap(
  bytes: Uint8Array,
  file: string,
  limit = getHeapStatistics().heap_size_limit,
): void {
  // A cell is two bytes at least, with its delimiter.
  if ((bytes.length / 2) * BYTES_A_CELL + OWN_BYTES <= limit) return;
  let cells = 1;
  for (const byte of bytes) if (DELIMITERS.has(byte)) cells++;
  const needed = cells * BYTES_A_CELL + OWN_BYTES;
  if (needed <= limit) return;
  const wanted = 2 ** Math.ceil(Math.log2((2 * needed) / 2 ** 20));
  throw new StoppedError(
    `${file}: ${cells.toLocaleString('en-US')} cells do not fit into a heap of ${Math.round(limit / 2 ** 20)} MiB; ` +
      `allow more with NODE_OPTIONS=--max-old-space-size=${wanted}, or split the table by downstream task`,
  );
}
