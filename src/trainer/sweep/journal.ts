import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../base/inputError.ts';
import type { RunRecord, RunTimes } from './runRecord.ts';
import type { SweepPlan } from './sweepRuns.ts';

/** Name of the journal in a sweep's folder. */
export const JOURNAL = 'journal.jsonl';
const LOCK = 'lock';
const SCHEMA = 'plateau.journal/1';

/** First line of a journal: what sweep it belongs to. */
export interface JournalHeader {
  readonly schema: typeof SCHEMA;
  /** Digest of the plan. */
  readonly digest: string;
  readonly plan: SweepPlan;
  readonly backend: string;
  /** Versions of the programs that the results depend on. */
  readonly versions: Readonly<Record<string, string>>;
}

/** A run's record as it stands in a journal. */
export interface JournalEntry {
  readonly record: RunRecord;
  /** null where its worker ended before it could tell. */
  readonly times: RunTimes | null;
}

/** What a folder's journal holds. */
export interface JournalContent {
  readonly header: JournalHeader;
  /** The last entry of every run, by run. */
  readonly entries: ReadonlyMap<number, JournalEntry>;
  /** Bytes of whole lines; what follows was cut off while it was written. */
  readonly length: number;
}

/**
 * Reads the journal of a folder; a last line that was cut off counts as not written.
 *
 * @returns undefined where there is none, or nothing whole in it
 * @throws InputError where it is damaged otherwise
 */
export function readJournal(folder: string): JournalContent | undefined {
  const file = join(folder, JOURNAL);
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file);
  const length = text.lastIndexOf(0x0a) + 1;
  if (length === 0) return undefined;
  const lines = text
    .subarray(0, length - 1)
    .toString('utf8')
    .split('\n');
  const parse = (line: string, row: number) => {
    try {
      return JSON.parse(line);
    } catch {
      throw new InputError(
        'is damaged: the line is no JSON',
        { file, row },
        'start the sweep again in another folder',
      );
    }
  };
  const header: JournalHeader = parse(lines[0], 1);
  if (header.schema !== SCHEMA) {
    throw new InputError(
      `is no journal of a sweep (${SCHEMA})`,
      { file, row: 1 },
      'give the folder of a sweep',
    );
  }
  const entries = lines.slice(1).map((line, i): JournalEntry => parse(line, i + 2));
  return { header, entries: new Map(entries.map((entry) => [entry.record.index, entry])), length };
}

/** A journal that is being written. */
export interface Journal {
  /** Adds an entry; it is on the disk when this returns. */
  add(entry: JournalEntry): void;
  close(): void;
}

/**
 * Opens a folder's journal to add to it: a new one with this header, or the one that is there, its cut-off end removed.
 *
 * @throws InputError where the folder cannot be written to
 */
export function openJournal(
  folder: string,
  header: JournalHeader,
  found: JournalContent | undefined,
): Journal {
  const file = openSync(join(folder, JOURNAL), found ? 'r+' : 'w');
  let position = found?.length ?? 0;
  ftruncateSync(file, position);
  const write = (line: unknown) => {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(file, bytes, written, bytes.length - written, position + written);
    }
    position += bytes.length;
    fsyncSync(file);
  };
  if (!found) write(header);
  return { add: write, close: () => closeSync(file) };
}

/**
 * Makes a folder and keeps other sweeps out of it while this process lives.
 *
 * @returns a function that lets others in again
 * @throws InputError where another sweep is at work there, or the folder cannot be made
 */
export function lockFolder(folder: string): () => void {
  const lock = join(folder, LOCK);
  try {
    mkdirSync(folder, { recursive: true });
    if (existsSync(lock)) {
      const owner = Number(readFileSync(lock, 'utf8'));
      if (isAlive(owner)) {
        throw new InputError(
          `process ${owner} is at work in it`,
          { file: folder },
          'wait for it, or stop it first',
        );
      }
      rmSync(lock, { force: true });
    }
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw notWritable(folder, error);
  }
  return () => rmSync(lock, { force: true });
}

/** Why nothing can be written to a folder of a sweep, for people. */
export function notWritable(folder: string, error: unknown): InputError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    return new InputError(
      'is a file; a sweep is kept in a folder',
      { file: folder },
      'give the name of a folder',
    );
  }
  return new InputError(`cannot be written to (${code ?? message})`, { file: folder }, 'give another folder');
}

function isAlive(process_: number): boolean {
  if (!Number.isInteger(process_) || process_ <= 0) return false;
  try {
    process.kill(process_, 0);
    return process_ !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
