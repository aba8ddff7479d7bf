import type { SweepRun } from '../sweepRuns.ts';
import { type CostSettings, longestFirst, runCost } from './runCost.ts';
import { smallestFirst } from './smallestFirst.ts';

/** One part of a run list: `i` of `n`, from 1. */
export interface Shard {
  readonly part: number;
  readonly parts: number;
}

/**
 * The runs of every shard, so that shards take about equally long: the most costly run first, each to the shard that has
 * the least to do so far (longest processing time first; Graham 1969: the longest shard is at most 4/3 of the best
 * possible).
 *
 */
export function splitRuns(runs: readonly SweepRun[], parts: number, settings: CostSettings): SweepRun[][] {
  const shards = Array.from({ length: parts }, (): SweepRun[] => []);
  const queue = smallestFirst(parts);
  for (const run of longestFirst(runs, settings)) shards[queue.add(runCost(run, settings))].push(run);
  return shards;
}

/** The runs of one shard. */
export function shardRuns(
  runs: readonly SweepRun[],
  { part, parts }: Shard,
  settings: CostSettings,
): SweepRun[] {
  return splitRuns(runs, parts, settings)[part - 1];
}
