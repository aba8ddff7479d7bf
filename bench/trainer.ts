import { spawn } from 'node:child_process';
import { loadavg } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type BackendName, useBackend } from '../src/trainer/backend/useBackend.ts';
import {
  MIXER_SIZES,
  MODEL_SIZES,
  type ModelSize,
  PATCH,
  RESNET_SIZES,
  VIT_SIZES,
} from '../src/trainer/models/modelSizes.ts';
import { TRAINING_DEFAULTS } from '../src/trainer/training/trainingOptions.ts';
import { hasPython, PYTHON } from './python.ts';
import { trainingProfile } from './trainingProfile.ts';
import { measureTraining, type TrainingRate } from './trainingRate.ts';

/** What PyTorch trains too (`torch_trainer.py`). */
const SHAPES = { vit: VIT_SIZES, mixer: MIXER_SIZES, resnet: RESNET_SIZES };
type Measured = keyof typeof SHAPES;
const MEASURED = Object.keys(SHAPES) as Measured[];
const IMAGE_SIZE = 24;
const CLASSES = 10;
/** Seconds of processor time a model, and how often the two sides take turns. */
const SECONDS = 1;
const TURNS = 2;
/** Seconds before, of wasm alone: the engine compiles anew what is hot, which PyTorch has no need to. */
const WARM_UP = 2;

/**
 * Images a second of processor time (what a core of its own would do in a second, however busy the machine) of the
 * nine models, forward, backward and the optimiser's step, on wasm, on the native backend where it loads, and in PyTorch on one
 * thread in turn with wasm, which has trained for two seconds before; the plain cpu backend for the smallest models only. Then two workers against one, and the share of each kernel.
 */
export async function benchTrainer(): Promise<void> {
  const native = await loads('native');
  const torch = hasPython('torch') ? torchTrainer() : undefined;
  const ratios: number[] = [];
  for (const architecture of MEASURED) {
    for (const size of MODEL_SIZES) {
      const wasm: TrainingRate[] = [];
      const rivals: TrainingRate[] = [];
      await measureTraining('wasm', architecture, size, WARM_UP);
      for (let turn = 0; turn < TURNS; turn++) {
        wasm.push(await measureTraining('wasm', architecture, size, SECONDS));
        if (torch) rivals.push(await torch.measure(architecture, size));
      }
      const cells = [`wasm ${perSecond(wasm)}`];
      if (native)
        cells.push(`native ${perSecond([await measureTraining('native', architecture, size, SECONDS)])}`);
      if (size === 'tiny')
        cells.push(`cpu ${perSecond([await measureTraining('cpu', architecture, size, SECONDS)])}`);
      if (torch) {
        if (rivals[0].parameters !== wasm[0].parameters)
          throw new Error(
            `PyTorch's ${architecture} ${size} has ${rivals[0].parameters} parameters, not ${wasm[0].parameters}`,
          );
        ratios.push(rate(wasm) / rate(rivals));
        cells.push(`torch ${perSecond(rivals)}`, `wasm/torch ${ratios[ratios.length - 1].toFixed(2)}`);
      }
      console.log(
        `${architecture.padEnd(6)} ${size.padEnd(5)} ${String(wasm[0].parameters).padStart(7)} parameters: ${cells.join(', ')}`,
      );
    }
  }
  torch?.close();
  if (ratios.length > 0) {
    const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
    console.log(`geometric mean of wasm/torch: ${mean.toFixed(3)}`);
  }
  await benchWorkers();
  console.log('where a step of 64 images goes on wasm (kernel, share, calls):');
  for (const architecture of MEASURED) {
    for (const size of MODEL_SIZES)
      console.log(`  ${architecture} ${size}: ${await trainingProfile(architecture, size)}`);
  }
}

async function loads(backend: BackendName): Promise<boolean> {
  try {
    await useBackend(backend);
    return true;
  } catch (error) {
    console.log((error as Error).message);
    return false;
  }
}

function rate(parts: readonly TrainingRate[]): number {
  const sum = (key: 'images' | 'processor') => parts.reduce((total, part) => total + part[key], 0);
  return sum('images') / sum('processor');
}

function perSecond(parts: readonly TrainingRate[]): string {
  return `${rate(parts).toFixed(0)} images/s`;
}

/** A Python that trains the same models, one request at a time. */
function torchTrainer() {
  const script = fileURLToPath(new URL('torch_trainer.py', import.meta.url));
  const child = spawn(PYTHON, [script], {
    env: { ...process.env, OMP_NUM_THREADS: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async measure(architecture: Measured, size: ModelSize): Promise<TrainingRate> {
      const shape = SHAPES[architecture][size];
      const { batch } = TRAINING_DEFAULTS;
      const request = { architecture, shape, imageSize: IMAGE_SIZE, patch: PATCH, classes: CLASSES, batch };
      child.stdin.write(`${JSON.stringify({ ...request, seconds: SECONDS, training: TRAINING_DEFAULTS })}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error('PyTorch ended before it answered');
      return JSON.parse(value);
    },
    close: () => child.stdin.end(),
  };
}

/** Wall time of the same training in one process and in two at once. */
async function benchWorkers(): Promise<void> {
  const script = fileURLToPath(new URL('trainingWorker.ts', import.meta.url));
  const worker = () =>
    new Promise<TrainingRate>((resolve, reject) => {
      const child = spawn(process.execPath, ['--import', 'tsx', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let output = '';
      child.stdout.on('data', (data) => {
        output += data;
      });
      child.on('close', () => (output ? resolve(JSON.parse(output)) : reject(new Error('a worker failed'))));
    });
  const single: number[] = [];
  const double: number[] = [];
  let processor = 0;
  let wall = 0;
  for (let turn = 0; turn < TURNS; turn++) {
    const one = await worker();
    single.push(one.images / one.wall);
    const two = await Promise.all([worker(), worker()]);
    double.push(two.reduce((sum, { images, wall }) => sum + images / wall, 0));
    for (const part of [one, ...two]) {
      processor += part.processor;
      wall += part.wall;
    }
  }
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  console.log(`two workers against one (mixer small, wall time): ${(sum(double) / sum(single)).toFixed(2)}x`);
  if (processor < 0.9 * wall)
    console.log(
      `  the machine is busy (load ${loadavg()[0].toFixed(1)}; a worker had ${((100 * processor) / wall).toFixed(0)} % of a core): this says little`,
    );
}
