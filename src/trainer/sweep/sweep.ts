import { InputError } from '../../base/inputError.ts';
import type { KernelChoice } from '../backend/kernels/simd/registerSimd.ts';
import { longestFirst } from './costs/runCost.ts';
import { type Shard, shardRuns } from './costs/shardRuns.ts';
import { type Journal, type JournalContent, needsWork, openJournal, readJournal } from './journal/journal.ts';
import { JOURNAL_SCHEMA, type JournalEntry, type JournalHeader } from './journal/journalShapes.ts';
import { lockFolder } from './journal/lockFolder.ts';
import { environmentDifference } from './journal/runEnvironment.ts';
import { JOURNAL } from './journal/scanJournal.ts';
import { ownVersions } from './ownVersions.ts';
import { planDigest } from './planDigest.ts';
import type { RunRecord } from './runRecord.ts';
import { type SweepPlan, type SweepRun, sweepRuns } from './sweepRuns.ts';
import { trainInWorkers } from './workerPool.ts';
import { writeSweep } from './writeSweep.ts';

/** How a sweep is carried out; nothing here changes its results but the backend and its kernels. */
export interface SweepOptions {
  /** Folder for the journal and the results. */
  readonly folder: string;
  /** Worker processes. */
  readonly workers: number;
  /** Backend that workers compute with; the fastest that loads by default. */
  readonly backend?: string;
  /** What computes on wasm: `portable` for the same bytes on every processor. Default `fastest`. */
  readonly kernels?: KernelChoice;
  /** Go on with the sweep that is in the folder, if any. */
  readonly resume: boolean;
  /** Train one part of the run list only. */
  readonly shard?: Shard;
  /** Aborting it stops the sweep; what is finished is kept. */
  readonly signal?: AbortSignal;
  readonly events?: SweepEvents;
}

/** What happens in a sweep, told as it happens. */
export interface SweepEvents {
  /** So many runs are to be done, beside those that the journal holds already. */
  begun?(todo: readonly SweepRun[], earlier: number): void;
  backend?(name: string, reason: string): void;
  finished?(run: SweepRun, record: RunRecord, seconds: number, memory: number): void;
}

/** How a sweep ended. */
export interface SweepOutcome {
  readonly runs: number;
  readonly done: number;
  readonly failed: readonly { readonly run: SweepRun; readonly reason: string }[];
  /** Stopped before the end; then no results are written yet. */
  readonly stopped: boolean;
}

/**
 * Trains and judges every run of a plan and writes results.csv, layers.csv, measures.csv, sweep.json and times.csv to its folder.
 *
 * A finished run is in the journal, on the disk, before the next one starts; so a sweep that was killed loses only what
 * was in the works, and goes on with `resume` to the same results.csv, layers.csv, measures.csv and sweep.json, byte for byte, as one
 * that was not. Runs are sorted by their place in the list, not by when they finished.
 *
 * @throws InputError where the folder holds another sweep, or one and `resume` is not set
 */
export async function sweep(plan: SweepPlan, options: SweepOptions): Promise<SweepOutcome> {
  const { folder, workers, backend, kernels, resume, shard, signal, events } = options;
  const all = sweepRuns(plan);
  const runs = shard ? shardRuns(all, shard, plan.preset) : all;
  const unlock = await lockFolder(folder, workers);
  let journal: Journal | undefined;
  try {
    const found = readJournal(folder);
    const digest = planDigest(plan);
    if (found) requireSame(found, digest, { folder, resume, runs: runs.length });
    const entries = new Map<number, JournalEntry>(found?.entries);
    const todo = longestFirst(
      runs.filter(({ index }) => needsWork(entries.get(index))),
      plan.preset,
    );
    events?.begun?.(todo, runs.length - todo.length);
    let header: JournalHeader | undefined = found?.header;
    await trainInWorkers(plan, todo, {
      workers,
      backend,
      kernels,
      signal,
      events: {
        ready(name, reason, versions) {
          const made = { backend: name, versions };
          const difference = header && environmentDifference(header, made);
          if (difference) throw madeOtherwise(folder, difference, header);
          header ??= { schema: JOURNAL_SCHEMA, digest, plan, ...made };
          if (journal) return;
          journal = openJournal(folder, header, found);
          events?.backend?.(name, reason);
        },
        finished(run, record, times, memory) {
          const entry = { record, times };
          journal?.add(entry);
          entries.set(run.index, entry);
          events?.finished?.(run, record, times ? times.training + times.evaluation : 0, memory);
        },
      },
    });
    const stopped = runs.some(({ index }) => !entries.has(index));
    if (!stopped && header) {
      writeSweep(folder, { header, runs, shard, entryOf: ({ index }) => entries.get(index) });
    }
    const failed = runs.flatMap((run) => {
      const record = entries.get(run.index)?.record;
      return record?.status === 'failed' ? [{ run, reason: record.reason }] : [];
    });
    const done = runs.filter(({ index }) => entries.has(index)).length - failed.length;
    return { runs: runs.length, done, failed, stopped };
  } finally {
    journal?.close();
    unlock();
  }
}

/** Runs of other programs are no runs of this sweep: its tables could not say how they were made. */
function madeOtherwise(folder: string, difference: string, header?: JournalHeader): InputError {
  const problem = `its runs were made with ${difference}; results would not compare`;
  const place = { file: folder };
  if (difference.startsWith('backend') && header) {
    return new InputError(problem, place, 'go on with the same backend', {
      name: 'backend',
      choices: [header.backend],
    });
  }
  if (header?.versions.kernels === 'portable') {
    return new InputError(problem, place, 'go on with portable kernels', { name: 'noRelaxedSimd' });
  }
  return new InputError(problem, place, 'go on with the versions it was begun with, or give another folder');
}

function requireSame(
  { header, entries }: JournalContent,
  digest: string,
  { folder, resume, runs }: { folder: string; resume: boolean; runs: number },
): void {
  const place = { file: `${folder}/${JOURNAL}` };
  if (header.digest !== digest) {
    throw new InputError(
      `belongs to another sweep (preset ${header.plan.presetName}, seed ${header.plan.seed}, or other tasks or settings)`,
      place,
      'give the same options as before, or another folder',
    );
  }
  if (!resume) {
    throw new InputError(
      `holds ${entries.size} of ${runs} runs of this sweep already`,
      place,
      'give another folder, or go on with it',
      { name: 'resume' },
    );
  }
  // What only a worker knows is compared once one is ready.
  const versions = { ...header.versions, ...ownVersions() };
  const difference = environmentDifference(header, { ...header, versions });
  if (difference) throw madeOtherwise(folder, difference);
}
