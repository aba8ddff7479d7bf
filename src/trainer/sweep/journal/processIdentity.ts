import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What tells a process from a later one of the same number. */
export interface ProcessIdentity {
  /** When it started, in whatever unit the system has; undefined where it does not tell. */
  readonly start?: string;
  /** Its command line; undefined where the system does not tell. */
  readonly command?: string;
}

/** What the system tells of a process; undefined where there is none of that number. */
export function processIdentity(process_: number): ProcessIdentity | undefined {
  if (!Number.isInteger(process_) || process_ <= 0) return undefined;
  try {
    process.kill(process_, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  return process.platform === 'linux' ? fromProc(process_) : fromPs(process_);
}

/** Linux: field 22 of `stat`, after the name in parentheses, is the start in ticks since the machine came up. */
function fromProc(process_: number): ProcessIdentity | undefined {
  try {
    const stat = readFileSync(`/proc/${process_}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended; nobody has asked how yet.
    if (fields[0] === 'Z') return undefined;
    const command = readFileSync(`/proc/${process_}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { start: fields[19], command };
  } catch {
    return {};
  }
}

/** Elsewhere; `ps` is missing on Windows, which then tells nothing. */
function fromPs(process_: number): ProcessIdentity {
  const ask = (field: string) => {
    const { status, stdout } = spawnSync('ps', ['-o', `${field}=`, '-p', String(process_)], {
      encoding: 'utf8',
    });
    return status === 0 ? stdout.trim() : undefined;
  };
  return { start: ask('lstart'), command: ask('command') };
}
