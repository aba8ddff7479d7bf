import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Names of what is written beside a path before it takes its name: hidden, with the process that writes it. */
export function besidePath(path: string, kind: string): string {
  return join(dirname(path), `.${basename(path)}.${kind}-${process.pid}`);
}

/** What processes that were killed left beside a path, by `besidePath`. */
export function leftovers(path: string, kind: string): string[] {
  const start = `.${basename(path)}.${kind}-`;
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(start) && /^\d+$/.test(name.slice(start.length)))
    .filter((name) => !isAnother(Number(name.slice(start.length))))
    .map((name) => join(dirname(path), name));
}

/** Whether a process other than this one has this number; after a restart, this one may have that of a killed one. */
function isAnother(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
