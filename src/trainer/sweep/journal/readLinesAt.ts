import { closeSync, openSync, readSync } from 'node:fs';

/** Files that are kept open at a time: systems allow a process about a thousand. */
const MOST_OPEN = 200;

/** Reads pieces of many files, whose places are known, in any order. */
export interface LinesAt {
  read(file: string, offset: number, length: number): string;
  close(): void;
}

/** A reader that keeps the files that were used last open. */
export function readLinesAt(): LinesAt {
  const open = new Map<string, number>();
  const opened = (file: string) => {
    const known = open.get(file);
    if (known !== undefined) return known;
    if (open.size >= MOST_OPEN) {
      const [oldest, descriptor] = open.entries().next().value as [string, number];
      closeSync(descriptor);
      open.delete(oldest);
    }
    const descriptor = openSync(file, 'r');
    open.set(file, descriptor);
    return descriptor;
  };
  return {
    read(file, offset, length) {
      const bytes = Buffer.allocUnsafe(length);
      for (let done = 0; done < length; ) {
        const size = readSync(opened(file), bytes, done, length - done, offset + done);
        if (size === 0) throw new Error(`${file} was cut off while it was read`);
        done += size;
      }
      return bytes.toString('utf8');
    },
    close() {
      for (const descriptor of open.values()) closeSync(descriptor);
      open.clear();
    },
  };
}
