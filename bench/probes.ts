import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '../src/base/random.ts';
import type { ProbeDocument } from '../src/documents/probeJson.ts';
import { npyBytes } from '../src/features/testing/npyBytes.ts';
import { fewShotAccuracy } from '../src/probes/fewShotProbe.ts';
import { splitRows } from '../src/probes/splitRows.ts';
import { drawSupport } from '../src/probes/supports.ts';
import { blobs } from '../src/probes/testing/blobs.ts';
import { median, medianTime } from './measure.ts';
import { hasPython, runPython } from './python.ts';

const [LAYERS, EXAMPLES, FEATURES, CLASSES] = [24, 10_000, 768, 100];
const SHOTS = [1, 5, 10, 25];
const SEEDS = [0, 1, 2];
const L2 = 1024;
const TURNS = 3;

interface NumpyResult {
  readonly seconds: number;
  readonly accuracies: readonly number[];
}

/**
 * `plateau probe` on exported features, and the same job in NumPy on one thread. Compared is processor time, from start to
 * end of our process and without the start of Python's.
 */
export function benchProbes(): void {
  const folder = mkdtempSync(join(tmpdir(), 'plateau-bench-'));
  try {
    const labels = writeFeatures(folder);
    const runs = Array.from({ length: TURNS }, () => ({
      ours: plateau(folder),
      numpy: numpy(folder, labels),
    }));
    const ours = median(runs.map((run) => run.ours.seconds));
    const peak = Math.max(...runs.map((run) => run.ours.peak));
    const layer = (EXAMPLES * FEATURES * 4) / 1e6;
    const title = `${LAYERS} layers x ${EXAMPLES.toLocaleString('en-US')} x ${FEATURES} float32, ${CLASSES} classes, shots ${SHOTS.join('/')}, ${SEEDS.length} seeds, L2 ${L2}`;
    console.log(title);
    console.log(
      `  plateau probe    ${ours.toFixed(1)} s of one core, peak ${peak.toFixed(0)} MB (2 layers are ${(2 * layer).toFixed(0)} MB)`,
    );
    for (const dtype of ['float64', 'float32']) {
      const theirs = runs.flatMap(({ numpy }) => (numpy ? [numpy[dtype]] : []));
      if (theirs.length === 0) continue;
      const seconds = median(theirs.map((result) => result.seconds));
      const differences = accuraciesOf(runs[0].ours.document).map((accuracy, i) =>
        Math.abs(accuracy - theirs[0].accuracies[i]),
      );
      console.log(
        `  NumPy, ${dtype}   ${seconds.toFixed(1)} s of one core: ours is ${(ours / seconds).toFixed(2)}x; ` +
          `accuracies differ by at most ${Math.max(...differences).toExponential(0)}`,
      );
    }
    const auto = plateau(folder, 'auto', ['--seeds', '1']);
    console.log(
      `  L2 by leave-one-out, 1 seed: ${auto.seconds.toFixed(1)} s of one core, peak ${auto.peak.toFixed(0)} MB`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
  smallProblems();
}

/** A model of the trainer: 15 tasks x 6 layers. */
function smallProblems(): void {
  const [train, test] = [blobs(2000, 64, 15, 3, 1), blobs(1000, 64, 15, 3, 2)];
  for (const l2 of [L2, 'auto'] as const) {
    const milliseconds = medianTime(() =>
      fewShotAccuracy(train.features, train.labels, test, { shots: SHOTS, seeds: SEEDS, l2 }),
    );
    console.log(
      `64 features, 15 classes, 1,000 test examples, shots ${SHOTS.join('/')}, ${SEEDS.length} seeds, L2 ${l2}: ` +
        `${milliseconds.toFixed(0)} ms a layer and task, ${((90 * milliseconds) / 1000).toFixed(1)} s for 6 layers x 15 tasks`,
    );
  }
}

function writeFeatures(folder: string): Int32Array {
  const labels = Int32Array.from({ length: EXAMPLES }, (_, i) => i % CLASSES);
  writeFileSync(join(folder, 'labels.npy'), npyBytes('<i4', [EXAMPLES], labels));
  const random = createRandom(1, 'features');
  const centres = Float32Array.from({ length: CLASSES * FEATURES }, () => 0.25 * random.normal());
  // One stretch of noise, read from another place for every row: drawing 184 million normals would take longer than the bench.
  const noise = Float32Array.from({ length: 1_000_003 }, () => random.normal());
  for (let layer = 0; layer < LAYERS; layer++) {
    const values = new Float32Array(EXAMPLES * FEATURES);
    for (let i = 0; i < EXAMPLES; i++) {
      const [from, centre] = [random.integer(noise.length - FEATURES), labels[i] * FEATURES];
      for (let j = 0; j < FEATURES; j++) values[i * FEATURES + j] = centres[centre + j] + noise[from + j];
    }
    writeFileSync(join(folder, `layer${layer}.npy`), npyBytes('<f4', [EXAMPLES, FEATURES], values));
  }
  return labels;
}

const CHILD = `
import { run } from './dist/cli/main.js';
let text = '';
const code = await run(process.argv.slice(1), { write: (t) => { text += t; }, report: () => {}, columns: Infinity });
if (code !== 0) process.exit(code);
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS * 1024 / 1e6, document: JSON.parse(text) }));
`;

function plateau(folder: string, l2: number | 'auto' = L2, more: readonly string[] = []) {
  const words = ['probe', folder, '--json', '--shots', SHOTS.join(','), '--l2', String(l2), ...more];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', CHILD, '--', ...words],
    {
      encoding: 'utf8',
      maxBuffer: 1e9,
    },
  );
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as { seconds: number; peak: number; document: ProbeDocument };
}

/** Accuracies layer by layer, seed by seed, shots by shots: the order of the supports below. */
function accuraciesOf({ layers }: ProbeDocument): number[] {
  const names = [...new Set(layers.map(({ layer }) => layer))];
  return names.flatMap((name) =>
    SEEDS.flatMap((_, s) =>
      layers.filter(({ layer }) => layer === name).map(({ seeds }) => seeds[s].accuracy),
    ),
  );
}

function numpy(folder: string, labels: Int32Array): Record<string, NumpyResult> | undefined {
  if (!hasPython('numpy', 'scipy')) return undefined;
  const { train, test } = splitRows(labels, 0.2, 0);
  const job = {
    folder,
    layers: Array.from({ length: LAYERS }, (_, layer) => `layer${layer}.npy`),
    test: [...test],
    l2: L2,
    supports: SEEDS.flatMap((seed) =>
      SHOTS.map((shots) => ({ shots, seed, rows: [...drawSupport(labels, shots, seed, train)] })),
    ),
  };
  const measure = (dtype: string) =>
    runPython<NumpyResult>(new URL('numpy_probes.py', import.meta.url), { ...job, dtype });
  return { float64: measure('float64'), float32: measure('float32') };
}
