import { mkdirSync } from 'node:fs';
import { InputError, quote } from '../../base/inputError.ts';
import { computedBy } from './computedBy.ts';
import { JOURNAL, type JournalContent, type JournalEntry, notWritable, readJournal } from './journal.ts';
import { sweepRuns } from './sweepRuns.ts';
import { writeSweep } from './writeSweep.ts';

/**
 * Joins the shards of a sweep: writes the same results.csv, layers.csv and sweep.json as the sweep would have in one.
 *
 * @param folders of the shards, in any order; the same run in two of them must have the same record
 * @throws InputError where they are not parts of one sweep on one backend, or runs are missing
 */
export function mergeSweeps(folders: readonly string[], output: string): { runs: number; failed: number } {
  const parts = folders.map((folder) => ({ folder, ...requireJournal(folder) }));
  const [first] = parts;
  const entries = new Map<number, JournalEntry>();
  for (const { folder, header, entries: own } of parts) {
    const place = { file: `${folder}/${JOURNAL}` };
    if (header.digest !== first.header.digest) {
      const { presetName, seed } = header.plan;
      throw new InputError(
        `belongs to another sweep (preset ${presetName}, seed ${seed}) than ${first.folder}`,
        place,
        'merge shards that were started with the same options',
      );
    }
    if (computedBy(header) !== computedBy(first.header)) {
      throw new InputError(
        `was trained on ${computedBy(header)}, ${first.folder} on ${computedBy(first.header)}`,
        place,
      );
    }
    for (const [index, entry] of own) {
      const known = entries.get(index);
      if (known?.record.status === 'done' && JSON.stringify(known.record) !== JSON.stringify(entry.record)) {
        if (entry.record.status === 'failed') continue;
        throw new InputError(`its run ${index + 1} differs from the same run in another folder`, place);
      }
      entries.set(index, entry);
    }
  }
  const runs = sweepRuns(first.header.plan);
  const missing = runs.filter(({ index }) => !entries.has(index));
  if (missing.length > 0) {
    const names = missing.slice(0, 3).map(({ model }) => quote(model));
    throw new InputError(
      `${missing.length} of ${runs.length} runs are in none of the folders: ${names.join(', ')}${missing.length > 3 ? ', ...' : ''}`,
      {},
      'add the folders of the other shards, or finish them with --resume',
    );
  }
  try {
    mkdirSync(output, { recursive: true });
  } catch (error) {
    throw notWritable(output, error);
  }
  const there = readJournal(output);
  if (there && there.header.digest !== first.header.digest) {
    throw new InputError('holds another sweep', { file: output }, 'give another folder');
  }
  writeSweep(output, first.header, entries, runs);
  const failed = [...entries.values()].filter(({ record }) => record.status === 'failed').length;
  return { runs: runs.length, failed };
}

function requireJournal(folder: string): JournalContent {
  const found = readJournal(folder);
  if (found) return found;
  throw new InputError(`holds no ${JOURNAL}`, { file: folder }, 'give the folders of plateau train');
}
