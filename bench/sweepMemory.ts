import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sweep } from '../src/trainer/sweep/sweep.ts';
import { readPreset } from '../src/trainer/sweep/sweepPreset.ts';

const RUNS = 100;
/** Runs after which the memory is told. */
const TOLD = [1, 10, 25, 50, 100];

/** Memory of one worker over many runs, which must not grow. */
export async function benchSweepMemory(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plateau-memory-'));
  const quick = readPreset('quick');
  const [grid] = quick.grids;
  const seed = Array.from({ length: RUNS }, (_, i) => i);
  const preset = {
    ...{ ...quick, trainSize: 320, testSize: 100, poolSize: 60, shots: [1], layerShots: [1] },
    grids: [{ ...grid, architecture: ['vit' as const], dataFraction: [1], epochs: [1], seed }],
  };
  const tasks = { upstreams: [], upstreamSources: [], downstreamSources: [], fineTune: [] };
  const memories: number[] = [];
  await sweep(
    { preset, presetName: 'memory', seed: 1, ...tasks },
    {
      folder,
      workers: 1,
      resume: false,
      events: { finished: (_run, _record, _seconds, memory) => memories.push(memory) },
    },
  );
  rmSync(folder, { recursive: true });
  const told = TOLD.map((runs) => `${(memories[runs - 1] / 1e6).toFixed(0)} MB after ${runs}`);
  console.log(`resident memory of a worker: ${told.join(', ')} runs`);
}
