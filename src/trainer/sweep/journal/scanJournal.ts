import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { InputError } from '../../../base/inputError.ts';
import { type FileLine, readLines } from '../../../files/readLines.ts';
import { planDigest } from '../planDigest.ts';
import {
  entryShape,
  headerShape,
  JOURNAL_SCHEMA,
  type JournalEntry,
  type JournalHeader,
} from './journalShapes.ts';
import { recordFaults } from './recordFaults.ts';
import { unsealedLine } from './sealedLine.ts';

/** Name of the journal in a sweep's folder. */
export const JOURNAL = 'journal.jsonl';

/** Where an entry stands in its journal. */
export type EntryPlace = Pick<FileLine, 'offset' | 'length'>;

/**
 * Reads the journal of a folder line by line, every record checked; a last line that was cut off counts as not written.
 *
 * @param visit is given every entry in the order in which they were written, and where it stands
 * @param faultsOf makes the check of records against their plan; for many journals of one plan it can be kept
 * @returns the header and the bytes of whole lines; undefined where there is no journal, or nothing whole in it
 * @throws InputError where it is damaged, was changed, or holds what its own plan does not
 */
export function scanJournal(
  folder: string,
  visit: (entry: JournalEntry, place: EntryPlace, header: JournalHeader) => void,
  faultsOf = recordFaults,
): { header: JournalHeader; length: number } | undefined {
  const file = join(folder, JOURNAL);
  if (!existsSync(file)) return undefined;
  let header: JournalHeader | undefined;
  let fault: ReturnType<typeof recordFaults> | undefined;
  let length = 0;
  for (const line of readLines(file)) {
    if (!header || !fault) {
      header = readHeader(file, line.text);
      fault = faultsOf(header.plan);
    } else {
      const entry = parseEntry(line.text, { file, row: line.row });
      const problem = fault(entry.record);
      if (problem) throw new InputError(problem, { file, row: line.row }, REPAIR);
      visit(entry, line, header);
    }
    length = line.offset + line.length + 1;
  }
  return header && { header, length };
}

/** Advice for a bad line: every line stands for itself, so that a run can be had again. */
const REPAIR = 'remove the line, and resuming the sweep trains its run again';

/**
 * An entry from a journal's line.
 *
 * @throws InputError where the line was changed or is no entry
 */
function parseEntry(text: string, place: { file: string; row?: number }): JournalEntry {
  const value = unsealedLine(text);
  if (value === undefined)
    throw new InputError('the line is damaged, or was changed after it was written', place, REPAIR);
  return checked(entryShape, value, place, REPAIR);
}

function readHeader(file: string, text: string): JournalHeader {
  const place = { file, row: 1 };
  const again = 'start the sweep again in another folder';
  const value = unsealedLine(text) as Partial<JournalHeader> | undefined;
  if (value === undefined) {
    const other = /^{"schema":"(plateau\.journal\/\d+)"/.exec(text)?.[1];
    if (other && other !== JOURNAL_SCHEMA)
      throw new InputError(`is a ${other} of another version; expected ${JOURNAL_SCHEMA}`, place, again);
    throw new InputError(
      `is no journal of a sweep (${JOURNAL_SCHEMA}), or was changed after it was written`,
      place,
      again,
    );
  }
  const header = checked(headerShape, value, place, again);
  if (planDigest(header.plan) !== header.digest)
    throw new InputError(
      `its plan is not the one of its digest ${header.digest}: it was changed after it was written`,
      place,
      again,
    );
  return header;
}

function checked<Value>(
  shape: z.ZodType<Value>,
  value: unknown,
  place: { file: string; row?: number },
  advice: string,
): Value {
  const { success, data, error } = shape.safeParse(value);
  if (success) return data;
  const [{ path, message }] = error.issues;
  throw new InputError(`${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`, place, advice);
}
