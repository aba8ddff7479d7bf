import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCost } from '../src/trainer/sweep/costs/runCost.ts';
import { splitRuns } from '../src/trainer/sweep/costs/shardRuns.ts';
import { simulateTasks } from '../src/trainer/sweep/costs/simulateTasks.ts';
import { readPreset } from '../src/trainer/sweep/sweepPreset.ts';
import { type SweepPlan, sweepRuns } from '../src/trainer/sweep/sweepRuns.ts';
import {
  syntheticEntry,
  syntheticHeader,
  writeJournal,
} from '../src/trainer/sweep/testing/syntheticJournal.ts';

const SHARDS = 1000;
/** Runs, so that results.csv has 100,000 rows and more. */
const RUNS = 1600;
const LAYERS = 4;

/** Merge of 1,000 shards that were made up, in a process of its own: seconds, processor time and memory. */
export function benchMerge(): void {
  const folder = mkdtempSync(join(tmpdir(), 'plateau-merge-'));
  const full = readPreset('full');
  const [grid] = full.grids;
  const seed = Array.from({ length: RUNS / 2 }, (_, i) => i);
  const one = {
    dataFraction: [1],
    epochs: [4],
    architecture: ['vit' as const],
    size: ['tiny' as const],
    seed,
  };
  const plan: SweepPlan = {
    preset: { ...full, grids: [{ ...grid, ...one, upstream: ['objects', 'crowds'] }] },
    ...{
      presetName: 'merge',
      seed: 1,
      upstreams: [],
      upstreamSources: [],
      downstreamSources: [],
      fineTune: [],
    },
  };
  const header = syntheticHeader(plan);
  splitRuns(sweepRuns(plan), SHARDS, plan.preset).forEach((runs, i) => {
    const entries = runs.map((run) => syntheticEntry(plan, run, LAYERS));
    writeJournal(join(folder, String(i + 1)), header, entries);
  });
  const program = fileURLToPath(new URL('../bin/plateau.js', import.meta.url));
  // The program tells its own peak as it exits.
  const peak = `process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    process.stderr.write(JSON.stringify({ peak: maxRSS / 1000, cpu: (userCPUTime + systemCPUTime) / 1e6 }) + '\\n');
  })`;
  const folders = Array.from({ length: SHARDS }, (_, i) => join(folder, String(i + 1)));
  const output = join(folder, 'merged');
  const begin = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [`--import=data:text/javascript,${encodeURIComponent(peak)}`, program, 'merge', ...folders, '-o', output],
    { encoding: 'utf8' },
  );
  const seconds = (performance.now() - begin) / 1000;
  if (status !== 0) throw new Error(stderr);
  const told = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
  const rows = readFileSync(join(output, 'results.csv'), 'utf8').split('\n').length - 2;
  const size = statSync(join(output, 'journal.jsonl')).size / 1e6;
  console.log(
    `merge of ${SHARDS} shards, ${RUNS} runs, ${rows} rows of results (journals of ${size.toFixed(0)} MB): ` +
      `${seconds.toFixed(1)} s, ${told.cpu.toFixed(1)} s of processor time, at most ${told.peak.toFixed(0)} MB`,
  );
  rmSync(folder, { recursive: true });
  benchShards();
}

/** How evenly the runs of `full` are spread over 32 tasks, by the costs that were measured. */
function benchShards(): void {
  const preset = readPreset('full');
  const plan: SweepPlan = {
    ...{ preset, presetName: 'full', seed: 1, upstreams: [], upstreamSources: [] },
    ...{ downstreamSources: [], fineTune: [] },
  };
  const runs = sweepRuns(plan);
  for (const tasks of [32, 128]) {
    const costOf = (run: (typeof runs)[number]) => runCost(run, preset);
    const { longest, mean } = simulateTasks(runs, preset, { tasks, workers: 1 }, costOf, 0);
    console.log(
      `full, ${runs.length} runs over ${tasks} tasks: longest over mean ${(longest / mean).toFixed(3)}`,
    );
  }
  const begin = performance.now();
  simulateTasks(runs, preset, { tasks: 10_000, workers: 1 }, (run) => runCost(run, preset), 1);
  console.log(`simulation of 10,000 tasks: ${(performance.now() - begin).toFixed(0)} ms`);
}
