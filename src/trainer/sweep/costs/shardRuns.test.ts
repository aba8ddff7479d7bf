import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { presetNames, readPreset } from '../sweepPreset.ts';
import { type SweepPlan, type SweepRun, sweepRuns } from '../sweepRuns.ts';
import { runCost } from './runCost.ts';
import { shardRuns, splitRuns } from './shardRuns.ts';
import { simulateTasks } from './simulateTasks.ts';
import { smallestFirst } from './smallestFirst.ts';

const planOf = (name: string): SweepPlan => ({
  ...{ preset: readPreset(name), presetName: name, seed: 1, upstreams: [], fineTune: [] },
  ...{ upstreamSources: [], downstreamSources: [] },
});
const costs = (runs: readonly SweepRun[], { preset }: SweepPlan) =>
  runs.reduce((sum, run) => sum + runCost(run, preset), 0);

describe('shards', () => {
  test.each(presetNames())('of %s hold every run once, whatever their number', (name) => {
    const plan = planOf(name);
    const runs = sweepRuns(plan);
    for (const parts of [1, 3, 32, runs.length]) {
      const shards = splitRuns(runs, parts, plan.preset);
      const indices = shards.flat().map(({ index }) => index);
      expect(indices.sort((a, b) => a - b)).toEqual(runs.map(({ index }) => index));
      expect(shardRuns(runs, { part: parts, parts }, plan.preset)).toEqual(shards[parts - 1]);
    }
  });

  test('of full at 32 tasks take about equally long: the longest at most 1.1 of the mean', () => {
    const plan = planOf('full');
    const loads = splitRuns(sweepRuns(plan), 32, plan.preset).map((shard) => costs(shard, plan));
    const mean = loads.reduce((sum, load) => sum + load, 0) / loads.length;
    expect(Math.max(...loads) / mean).toBeLessThanOrEqual(1.1);
  });
});

test('the place with the least is found as by looking at all', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.integer({ min: 0, max: 9 })),
      (places, amounts) => {
        const queue = smallestFirst(places);
        const known = Array.from({ length: places }, () => 0);
        for (const amount of amounts) {
          const place = known.indexOf(Math.min(...known));
          expect(queue.add(amount)).toBe(place);
          known[place] += amount;
        }
        expect(queue.amounts()).toEqual(known);
      },
    ),
  );
});

describe('simulated tasks', () => {
  const plan = planOf('standard');
  const runs = sweepRuns(plan);
  const simulate = (layout: { tasks: number; workers: number; atOnce?: number }, startUp = 0) =>
    simulateTasks(runs, plan.preset, layout, (run) => runCost(run, plan.preset), startUp);

  test('take together what their runs take', () => {
    const total = costs(runs, plan);
    expect(simulate({ tasks: 1, workers: 1 }).elapsed).toBeCloseTo(total, 6);
    expect(simulate({ tasks: 4, workers: 1, atOnce: 1 }).elapsed).toBeCloseTo(total, 6);
    expect(simulate({ tasks: 4, workers: 1, atOnce: 1 }, 10).elapsed).toBeCloseTo(total + 40, 6);
    const { longest, mean, elapsed, busy } = simulate({ tasks: 4, workers: 2 });
    expect(4 * mean).toBeGreaterThan(total / 2);
    expect(elapsed).toBe(longest);
    expect(busy).toBeCloseTo(total / (8 * mean), 6);
  });

  test('without runs take no time', () => {
    const { seconds, longest } = simulate({ tasks: 10_000, workers: 1 }, 5);
    expect(seconds.filter((taken) => taken > 0)).toHaveLength(runs.length);
    expect(longest).toBeCloseTo(Math.max(...runs.map((run) => runCost(run, plan.preset))) + 5, 6);
  });
});
