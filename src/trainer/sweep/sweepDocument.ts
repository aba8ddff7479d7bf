import {
  classNames,
  DOWNSTREAM_TASKS,
  type DownstreamTask,
  type UniverseTask,
  UPSTREAM_TASKS,
} from '../universe/tasks.ts';
import type { JournalEntry, JournalHeader } from './journal.ts';
import type { Shard, SweepRun } from './sweepRuns.ts';

/** What sweep.json holds: how a sweep's tables were made. Nothing in it depends on the clock or the machine. */
export function sweepDocument(
  { plan, backend, versions }: JournalHeader,
  entries: ReadonlyMap<number, JournalEntry>,
  runs: readonly SweepRun[],
  shard?: Shard,
) {
  const { presetName, preset, seed, upstreamSources, downstreamSources, fineTune } = plan;
  const records = runs.map((run) => ({ run, record: entries.get(run.index)?.record }));
  const failed = records.filter(({ record }) => record?.status === 'failed').length;
  const about = ({ scene, label }: UniverseTask) => ({ scene, label, classes: classNames({ scene, label }) });
  return {
    schema: 'plateau.sweep/1',
    preset: presetName,
    seed,
    backend,
    versions,
    ...(shard && { shard: `${shard.part}/${shard.parts}` }),
    counts: { runs: runs.length, done: runs.length - failed, failed },
    settings: preset,
    upstream: Object.fromEntries([
      ...Object.entries(UPSTREAM_TASKS).map(([name, task]) => [name, about(task)]),
      ...upstreamSources.map(({ name, kind, folder }) => [name, { kind, folder }]),
    ]),
    downstream: Object.fromEntries([
      ...Object.entries<DownstreamTask>(DOWNSTREAM_TASKS).map(([name, task]) => [
        name,
        { ...about(task), distance: task.distance },
      ]),
      ...downstreamSources.map(({ name, kind, folder }) => [name, { kind, folder }]),
    ]),
    fineTune,
    runs: records.map(({ run: { index: _, ...run }, record }) => ({
      ...run,
      ...(record?.status === 'done'
        ? {
            status: 'done',
            parameters: record.parameters,
            steps: record.steps,
            finalLoss: Number(record.finalLoss.toPrecision(4)),
            upstreamAccuracy: Number(record.upstreamAccuracy.toFixed(4)),
          }
        : { status: 'failed', reason: record?.reason }),
    })),
  };
}
