import {
  classNames,
  DOWNSTREAM_TASKS,
  taskDistances,
  type UniverseTask,
  UPSTREAM_TASKS,
} from '../universe/tasks.ts';
import type { Shard } from './costs/shardRuns.ts';
import type { JournalEntry, JournalHeader } from './journal/journalShapes.ts';
import type { SweepRun } from './sweepRuns.ts';

/** What sweep.json says of a run. */
export type RunSummary = ReturnType<typeof runSummary>;

export function runSummary({ index: _, ...run }: SweepRun, entry: JournalEntry | undefined) {
  const record = entry?.record;
  if (!record) return { ...run, status: 'missing' as const };
  const made = entry.made && { made: entry.made };
  if (record.status === 'failed') return { ...run, status: record.status, reason: record.reason, ...made };
  return {
    ...run,
    status: record.status,
    parameters: record.parameters,
    steps: record.steps,
    finalLoss: Number(record.finalLoss.toPrecision(4)),
    upstreamAccuracy: Number(record.upstreamAccuracy.toFixed(4)),
    ...made,
  };
}

/** What sweep.json holds: how a sweep's tables were made. Nothing in it depends on the clock or the machine. */
export function sweepDocument(
  { plan, backend, versions, facts }: JournalHeader,
  runs: readonly RunSummary[],
  shard?: Shard,
) {
  const { presetName, preset, seed, upstreamSources, downstreamSources, fineTune } = plan;
  const count = (wanted: RunSummary['status']) => runs.filter(({ status }) => status === wanted).length;
  const missing = count('missing');
  const about = ({ scene, label }: UniverseTask) => ({ scene, label, classes: classNames({ scene, label }) });
  return {
    schema: 'plateau.sweep/1',
    preset: presetName,
    seed,
    backend,
    versions,
    ...(facts && { facts }),
    ...(shard && { shard: `${shard.part}/${shard.parts}` }),
    counts: {
      runs: runs.length,
      done: count('done'),
      failed: count('failed'),
      ...(missing > 0 && { missing }),
    },
    settings: preset,
    upstream: Object.fromEntries([
      ...Object.entries(UPSTREAM_TASKS).map(([name, task]) => [name, about(task)]),
      ...upstreamSources.map(({ name, kind, folder }) => [name, { kind, folder }]),
    ]),
    downstream: Object.fromEntries([
      ...Object.entries<UniverseTask>(DOWNSTREAM_TASKS).map(([name, task]) => [
        name,
        { ...about(task), distance: taskDistances(task) },
      ]),
      ...downstreamSources.map(({ name, kind, folder }) => [name, { kind, folder }]),
    ]),
    fineTune,
    runs,
  };
}
