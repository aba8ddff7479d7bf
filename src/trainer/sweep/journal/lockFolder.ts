import {
  existsSync,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { InputError } from '../../../base/inputError.ts';
import { makeFolder } from '../../../files/makeFolder.ts';
import { notWritable } from './journal.ts';
import { processIdentity } from './processIdentity.ts';

const LOCK = 'lock';
/** Seconds between two signs of life of a lock, and after which one without is taken for dead. */
export const LOCK_BEAT = 10;
const LOCK_DEAD = 45;

/** Whose a lock is. */
export interface LockOwner {
  readonly process: number;
  /** When the process started, where the system tells. */
  readonly start?: string;
  readonly host: string;
  /** Job of a scheduler, which has a task run once at a time. */
  readonly job?: string;
  /** Worker processes that it has. */
  readonly workers?: number;
}

/**
 * Makes a folder and keeps other sweeps out of it while this process lives. A lock whose process has ended, or whose
 * number another process has by now, is taken over; one of another machine after 45 s without a sign of life.
 *
 * @param workers worker processes, for whoever asks how the work stands
 * @returns a function that lets others in again
 * @throws InputError where another sweep is at work there, or the folder cannot be made
 */
export async function lockFolder(folder: string, workers?: number): Promise<() => void> {
  const lock = join(folder, LOCK);
  const owner = { ...thisOwner(), ...(workers !== undefined && { workers }) };
  const text = JSON.stringify(owner);
  try {
    makeFolder(folder);
    const held = readLock(lock);
    if (held !== undefined) {
      if (!(await isDead(lock, held, owner))) throw atWork(folder, held);
      takeAway(folder, lock, held);
    }
    writeFileSync(lock, text, { flag: 'wx' });
  } catch (error) {
    if (error instanceof InputError) throw error;
    const held = (error as NodeJS.ErrnoException).code === 'EEXIST' && readLock(lock);
    throw held ? atWork(folder, held) : notWritable(folder, error);
  }
  const beat = setInterval(() => heartbeat(lock), 1000 * LOCK_BEAT);
  beat.unref();
  return () => {
    clearInterval(beat);
    if (readLock(lock) === text) rmSync(lock, { force: true });
  };
}

/** Who is at work in a folder, as far as its lock tells; undefined where nobody is. Waits for nothing. */
export function folderOwner(folder: string): LockOwner | undefined {
  const lock = join(folder, LOCK);
  const held = readLock(lock);
  const owner = held === undefined ? undefined : parseOwner(held);
  if (!owner) return undefined;
  if (owner.host === hostname()) return isRunning(owner) ? owner : undefined;
  return Date.now() - statSync(lock).mtimeMs < 1000 * LOCK_DEAD ? owner : undefined;
}

function thisOwner(): LockOwner {
  const { SLURM_JOB_ID: job } = process.env;
  const start = processIdentity(process.pid)?.start;
  return { process: process.pid, ...(start && { start }), host: hostname(), ...(job && { job }) };
}

function readLock(lock: string): string | undefined {
  try {
    return readFileSync(lock, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function parseOwner(text: string): LockOwner | undefined {
  try {
    const owner: unknown = JSON.parse(text);
    if (typeof owner === 'object' && owner !== null && 'process' in owner && 'host' in owner)
      return owner as LockOwner;
    // A lock of earlier versions is a number.
    if (typeof owner === 'number') return { process: owner, host: hostname() };
  } catch {
    // Cut off while it was written, or somebody else's.
  }
  return undefined;
}

async function isDead(lock: string, held: string, self: LockOwner): Promise<boolean> {
  const owner = parseOwner(held);
  if (owner?.host === self.host) return !isRunning(owner);
  // The scheduler starts a job again only after it has ended.
  if (owner?.job && owner.job === self.job) return true;
  const beat = () => (existsSync(lock) ? statSync(lock).mtimeMs : Number.NaN);
  // Clocks of two machines differ: what counts is whether it changes while we look.
  for (const [first, begin] = [beat(), performance.now()]; performance.now() - begin < 1000 * LOCK_DEAD; ) {
    await wait(1000);
    if (beat() !== first) return Number.isNaN(beat());
  }
  return true;
}

function isRunning({ process: process_, start }: LockOwner): boolean {
  const mark = processIdentity(process_);
  if (!mark || process_ === process.pid) return false;
  if (start !== undefined && mark.start !== undefined) return mark.start === start;
  return mark.command === undefined || /\bplateau\b/.test(mark.command);
}

/** Removes a dead lock; where two do so at once, the second one must not remove the lock of the first. */
function takeAway(folder: string, lock: string, dead: string): void {
  const aside = `${lock}.dead-${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const taken = readFileSync(aside, 'utf8');
  if (taken !== dead) linkSync(aside, lock);
  rmSync(aside, { force: true });
  if (taken !== dead) throw atWork(folder, taken);
}

function heartbeat(lock: string): void {
  try {
    const now = new Date();
    utimesSync(lock, now, now);
  } catch {
    // The folder was removed; writing to the journal will say so.
  }
}

function atWork(folder: string, held: string): InputError {
  const owner = parseOwner(held);
  const elsewhere = owner && owner.host !== hostname() ? ` on ${owner.host}` : '';
  return new InputError(
    `${owner ? `process ${owner.process}${elsewhere}` : 'another process'} is at work in it`,
    { file: folder },
    'wait for it, or stop it first',
  );
}
