import type { JournalEntry } from '../journal/journalShapes.ts';
import type { SweepRun } from '../sweepRuns.ts';
import { type CostSettings, runCost } from './runCost.ts';

/** Seconds that runs really took for a second of their estimate; null where none is done. */
export function measuredRate(
  runs: readonly SweepRun[],
  settings: CostSettings,
  entries: ReadonlyMap<number, JournalEntry>,
): number | null {
  let [real, estimated] = [0, 0];
  for (const run of runs) {
    const entry = entries.get(run.index);
    if (!entry?.times || entry.record.status !== 'done') continue;
    real += entry.times.training + entry.times.evaluation;
    estimated += runCost(run, settings);
  }
  return estimated > 0 ? real / estimated : null;
}
