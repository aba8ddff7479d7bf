import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../../base/inputError.ts';
import { notWritten } from '../../../files/notWritten.ts';
import { writeFully } from '../../../files/writeFully.ts';
import type { JournalEntry, JournalHeader } from './journalShapes.ts';
import { JOURNAL, scanJournal } from './scanJournal.ts';
import { sealedLine } from './sealedLine.ts';

/** What a folder's journal holds. */
export interface JournalContent {
  readonly header: JournalHeader;
  /** The last entry of every run, by run. */
  readonly entries: ReadonlyMap<number, JournalEntry>;
  /** Bytes of whole lines; what follows was cut off while it was written. */
  readonly length: number;
}

/**
 * Reads the journal of a folder whole.
 *
 * @returns undefined where there is none, or nothing whole in it
 * @throws InputError where it is damaged
 */
export function readJournal(folder: string): JournalContent | undefined {
  const entries = new Map<number, JournalEntry>();
  const found = scanJournal(folder, (entry) => entries.set(entry.record.index, entry));
  return found && { ...found, entries };
}

/** Whether a run has to be trained, or trained again: a worker that was killed says nothing about it. */
export function needsWork(entry: JournalEntry | undefined): boolean {
  return entry === undefined || (entry.record.status === 'failed' && entry.record.retry);
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
  const attempt = <Result>(action: () => Result): Result => {
    try {
      return action();
    } catch (error) {
      throw notWritable(folder, error);
    }
  };
  const file = attempt(() => openSync(join(folder, JOURNAL), found ? 'r+' : 'w'));
  let position = found?.length ?? 0;
  const write = (line: object) =>
    attempt(() => {
      const bytes = Buffer.from(sealedLine(line));
      writeFully(file, bytes, position);
      fsyncSync(file);
      position += bytes.length;
    });
  attempt(() => ftruncateSync(file, position));
  if (!found) write(header);
  return { add: write, close: () => closeSync(file) };
}

/** Why nothing can be written to a folder of a sweep, for people. */
export function notWritable(folder: string, error: unknown): InputError {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    return new InputError(
      'is a file; a sweep is kept in a folder',
      { file: folder },
      'give the name of a folder',
    );
  }
  return notWritten(folder, error);
}
