import { InputError } from '../../base/inputError.ts';
import type { KernelChoice } from '../backend/kernels/simd/registerSimd.ts';
import { computedBy } from './computedBy.ts';
import {
  JOURNAL,
  type Journal,
  type JournalContent,
  type JournalEntry,
  type JournalHeader,
  lockFolder,
  openJournal,
  readJournal,
} from './journal.ts';
import type { RunRecord } from './runRecord.ts';
import {
  longestFirst,
  planDigest,
  type Shard,
  type SweepPlan,
  type SweepRun,
  shardRuns,
  sweepRuns,
} from './sweepRuns.ts';
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
 * Trains and judges every run of a plan and writes results.csv, layers.csv, sweep.json and times.csv to its folder.
 *
 * A finished run is in the journal, on the disk, before the next one starts; so a sweep that was killed loses only what
 * was in the works, and goes on with `resume` to the same results.csv, layers.csv and sweep.json, byte for byte, as one
 * that was not. Runs are sorted by their place in the list, not by when they finished.
 *
 * @throws InputError where the folder holds another sweep, or one and `resume` is not set
 */
export async function sweep(plan: SweepPlan, options: SweepOptions): Promise<SweepOutcome> {
  const { folder, workers, backend, kernels, resume, shard, signal, events } = options;
  const all = sweepRuns(plan);
  const runs = shard ? shardRuns(all, shard, plan.preset.trainSize) : all;
  const unlock = lockFolder(folder);
  let journal: Journal | undefined;
  try {
    const found = readJournal(folder);
    const digest = planDigest(plan);
    if (found) requireSame(found, digest, { folder, resume, runs: runs.length });
    const entries = new Map<number, JournalEntry>(found?.entries);
    const todo = longestFirst(
      runs.filter(({ index }) => needsWork(entries.get(index))),
      plan.preset.trainSize,
    );
    events?.begun?.(todo, runs.length - todo.length);
    let header = found?.header;
    await trainInWorkers(plan, todo, {
      workers,
      backend,
      kernels,
      signal,
      events: {
        ready(name, reason, versions) {
          const here = computedBy({ backend: name, versions });
          if (header && computedBy(header) !== here) {
            throw new InputError(
              `its runs were trained on ${computedBy(header)}, and this is ${here}; results would not compare`,
              { file: folder },
              wayBack(header, name),
            );
          }
          header ??= { schema: 'plateau.journal/1', digest, plan, backend: name, versions };
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
    if (!stopped && header) writeSweep(folder, header, entries, runs, shard);
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

/** How to compute as a journal's runs were. */
function wayBack({ backend, versions }: JournalHeader, here: string): string {
  if (backend !== here) return `add --backend ${backend}`;
  return versions.kernels === 'portable' ? 'add --no-relaxed-simd' : 'go on where it was begun';
}

function needsWork(entry: JournalEntry | undefined): boolean {
  return entry === undefined || (entry.record.status === 'failed' && entry.record.retry);
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
      'add --resume to go on with it, or give another folder',
    );
  }
}
