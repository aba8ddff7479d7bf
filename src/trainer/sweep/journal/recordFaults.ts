import { quote } from '../../../base/inputError.ts';
import { downstreamNames } from '../downstreamNames.ts';
import type { RunRecord } from '../runRecord.ts';
import { type SweepPlan, sweepRuns } from '../sweepRuns.ts';

/**
 * A function that says what in a record does not fit its plan, in words, or undefined: runs that are not in the list,
 * tasks and shots that were not asked for, twice there or missing.
 */
export function recordFaults(plan: SweepPlan): (record: RunRecord) => string | undefined {
  const { shots, layerShots } = plan.preset;
  const runs = sweepRuns(plan).length;
  const tasks = downstreamNames(plan);
  const pairs = (counts: readonly number[]) =>
    tasks.flatMap((task) => counts.map((count) => `${task} ${count}`));
  const [scored, layered] = [new Set(pairs(shots)), new Set(pairs(layerShots))];
  return (record) => {
    if (record.index >= runs) return `run ${record.index + 1} of a sweep of ${runs}`;
    if (record.status === 'failed') return undefined;
    const keys = record.scores.map(({ downstream, shots: count }) => `${downstream} ${count}`);
    return (
      mismatch('scores', keys, scored) ??
      record.blocks
        .map(({ downstream, shots: count }) => `${downstream} ${count}`)
        .filter((key) => !layered.has(key))
        .map((key) => `blocks hold ${quote(key)}, which the plan does not`)[0] ??
      mismatch(
        'fineTuned',
        record.fineTuned.map(({ downstream }) => downstream),
        new Set(plan.fineTune),
      ) ??
      mismatch('testSizes', Object.keys(record.testSizes), new Set(tasks))
    );
  };
}

function mismatch(name: string, keys: readonly string[], expected: ReadonlySet<string>): string | undefined {
  const found = new Set(keys);
  const unknown = keys.find((key) => !expected.has(key));
  if (unknown !== undefined) return `${name} hold ${quote(unknown)}, which the plan does not`;
  for (const key of expected) if (!found.has(key)) return `${name} lack ${quote(key)}`;
  return found.size < keys.length ? `${name} hold a task twice` : undefined;
}
