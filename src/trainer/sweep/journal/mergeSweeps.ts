import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, quote } from '../../../base/inputError.ts';
import { planDigest } from '../planDigest.ts';
import { type SweepPlan, type SweepRun, sweepRuns } from '../sweepRuns.ts';
import { writeSweep } from '../writeSweep.ts';
import type { JournalEntry, JournalHeader } from './journalShapes.ts';
import { lockFolder } from './lockFolder.ts';
import { type LinesAt, readLinesAt } from './readLinesAt.ts';
import { recordFaults } from './recordFaults.ts';
import { environmentDifference, environmentKey, type RunEnvironment } from './runEnvironment.ts';
import { JOURNAL, scanJournal } from './scanJournal.ts';
import { sealedLine, unsealedLine } from './sealedLine.ts';

export interface MergeOptions {
  /** Also join runs that were made with other versions or backends, and say so in sweep.json. Default: refuse. */
  readonly mixed?: boolean;
  /** Write what there is where runs are missing. Default: refuse. */
  readonly partial?: boolean;
}

/** What a merge gave. */
export interface MergeOutcome {
  readonly runs: number;
  readonly failed: number;
  /** In none of the folders. */
  readonly missing: number;
}

/** An entry that stands for its run: where it is, and what of it decides between two. */
interface Found {
  readonly folder: string;
  readonly header: JournalHeader;
  readonly offset: number;
  readonly length: number;
  readonly status: 'done' | 'failed' | 'retry';
}

/**
 * Joins sweeps of one plan, shards or what was joined before, into a folder: its journal and the same results.csv,
 * layers.csv and sweep.json as the sweep would have in one. The order and grouping of the folders does not matter, nor
 * does joining again; what the output holds already is joined too. One run at a time is in memory.
 *
 * @param folders of the shards, in any order; the same run in two of them must have the same record
 * @throws InputError where they are not parts of one sweep made in one way, a record is not what it must be, or runs are
 * missing
 */
export async function mergeSweeps(
  folders: readonly string[],
  output: string,
  { mixed = false, partial = false }: MergeOptions = {},
): Promise<MergeOutcome> {
  const isNew = !existsSync(output);
  const unlock = await lockFolder(output);
  const lines = readLinesAt();
  try {
    const { headers, found } = scan([...new Set([...folders, output])], output, mixed, lines);
    const [header] = headers;
    const runs = sweepRuns(header.plan);
    const missing = runs.filter(({ index }) => !found.has(index));
    if (missing.length > 0 && !partial) throw missingRuns(missing, runs.length);
    const entryOf = (run: SweepRun): JournalEntry | undefined => {
      const place = found.get(run.index);
      if (!place) return undefined;
      const entry = readEntry(lines, place);
      return environmentDifference(header, entry.made) ? entry : { ...entry, made: undefined };
    };
    writeSweep(
      output,
      { header, runs, entryOf },
      {
        [JOURNAL]: (entry, first) => (first ? sealedLine(header) : '') + (entry ? sealedLine(entry) : ''),
      },
    );
    const failed = [...found.values()].filter(({ status }) => status !== 'done').length;
    return { runs: runs.length, failed, missing: missing.length };
  } finally {
    lines.close();
    unlock();
    if (isNew && readdirSync(output).length === 0) rmdirSync(output);
  }
}

/** The entry that stands for each run, and the headers: the one that the merged journal gets comes first. */
function scan(folders: readonly string[], output: string, mixed: boolean, lines: LinesAt) {
  const headers: JournalHeader[] = [];
  const found = new Map<number, Found>();
  let first: { folder: string; header: JournalHeader } | undefined;
  const faults = new Map<string, ReturnType<typeof recordFaults>>();
  const faultsOf = (plan: SweepPlan) => {
    const digest = planDigest(plan);
    const known = faults.get(digest) ?? recordFaults(plan);
    faults.set(digest, known);
    return known;
  };
  for (const folder of folders) {
    // Within a journal the last entry of a run stands.
    const own = new Map<number, Found>();
    const visit: Parameters<typeof scanJournal>[1] = ({ record, made }, { offset, length }, header) => {
      const status = record.status === 'done' ? 'done' : record.retry ? 'retry' : 'failed';
      if (made) headers.push({ ...header, ...made });
      own.set(record.index, { folder, header, offset, length, status });
    };
    const read = scanJournal(folder, visit, faultsOf);
    if (!read) {
      if (folder === output) continue;
      throw new InputError(`holds no ${JOURNAL}`, { file: folder }, 'give the folders of plateau train');
    }
    headers.push(read.header);
    first ??= { folder, header: read.header };
    requireSameSweep(folder, read.header, first, mixed);
    for (const [index, entry] of own) {
      const known = found.get(index);
      found.set(index, known ? chosen(known, entry, lines, index) : entry);
    }
  }
  // Whatever the order of the folders, the same header comes first.
  const key = (header: JournalHeader) => `${environmentKey(header)} ${header.plan.presetName}`;
  headers.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return { headers, found };
}

function requireSameSweep(
  folder: string,
  header: JournalHeader,
  first: { folder: string; header: JournalHeader },
  mixed: boolean,
): void {
  const place = { file: join(folder, JOURNAL) };
  if (header.digest !== first.header.digest) {
    const { presetName, seed } = header.plan;
    throw new InputError(
      `belongs to another sweep (preset ${presetName}, seed ${seed}) than ${first.folder}`,
      place,
      'merge shards that were started with the same options',
    );
  }
  const difference = environmentDifference(first.header, header);
  if (difference && !mixed) {
    throw new InputError(
      `was made in another way than ${first.folder}: there ${difference}`,
      place,
      'or join them all the same; sweep.json then says which runs are which',
      { name: 'mixed' },
    );
  }
}

/** Which of two entries of a run stands, the same one whatever their order. */
function chosen(a: Found, b: Found, lines: LinesAt, index: number): Found {
  if (a.status !== b.status) {
    if (a.status === 'retry') return b;
    if (b.status === 'retry') return a;
  } else {
    const [one, other] = [a, b].map((place) => readEntry(lines, place));
    const same = a.status === 'retry' || JSON.stringify(one.record) === JSON.stringify(other.record);
    // Times of a run that was trained twice differ: the smaller text stands.
    if (same) return JSON.stringify(one) <= JSON.stringify(other) ? a : b;
  }
  throw new InputError(
    `its run ${index + 1} differs from the same run in ${a.folder}`,
    { file: join(b.folder, JOURNAL) },
    'one of them was made otherwise: leave that folder out',
  );
}

/** An entry and how it was made. */
function readEntry(
  lines: LinesAt,
  { folder, header, offset, length }: Found,
): JournalEntry & { made: RunEnvironment } {
  const file = join(folder, JOURNAL);
  // Its shape was checked when it was found; the seal says that it is the same line still.
  const entry = unsealedLine(lines.read(file, offset, length)) as JournalEntry | undefined;
  if (!entry)
    throw new InputError('was changed while it was read', { file }, 'merge once its sweep has ended');
  const { backend, versions, facts } = entry.made ?? header;
  return { ...entry, made: { backend, versions, ...(facts && { facts }) } };
}

function missingRuns(missing: readonly SweepRun[], of: number): InputError {
  const names = missing.slice(0, 3).map(({ model }) => quote(model));
  return new InputError(
    `${missing.length} of ${of} runs are in none of the folders: ${names.join(', ')}${missing.length > 3 ? ', ...' : ''}`,
    {},
    'add the folders of the other shards, finish them, or join what there is',
    { name: 'partial' },
  );
}
