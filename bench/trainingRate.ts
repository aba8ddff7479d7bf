import { ONE_THREAD } from '../src/trainer/backend/oneThread.ts';
import { type BackendName, useBackend } from '../src/trainer/backend/useBackend.ts';
import type { ModelSize } from '../src/trainer/models/modelSizes.ts';
import type { Architecture } from '../src/trainer/models/upstreamModel.ts';
import { TRAINING_DEFAULTS } from '../src/trainer/training/trainingOptions.ts';
import { benchModel } from './benchModel.ts';

/** How fast one model trained. */
export interface TrainingRate {
  readonly parameters: number;
  readonly images: number;
  /** Seconds that passed. */
  readonly wall: number;
  /** Seconds of processor time of the whole process. */
  readonly processor: number;
}

/** Steps that are not counted, and steps between two looks at the clock. The cpu backend takes seconds for one. */
const WARM_UP = { native: 3, wasm: 3, cpu: 0 };
const ROUND = { native: 5, wasm: 5, cpu: 1 };

// As a worker of a sweep has it, and as PyTorch does here.
Object.assign(process.env, ONE_THREAD);

/** Trains a model for so many seconds of processor time. */
export async function measureTraining(
  backend: BackendName,
  architecture: Architecture,
  size: ModelSize,
  seconds: number,
): Promise<TrainingRate> {
  await useBackend(backend);
  const { batch } = TRAINING_DEFAULTS;
  const { model, train } = benchModel(architecture, size);
  if (WARM_UP[backend] > 0) await train(WARM_UP[backend]);
  const before = process.cpuUsage();
  const begin = performance.now();
  const processor = () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  let images = 0;
  do {
    const { steps } = await train(ROUND[backend]);
    images += steps * batch;
  } while (processor() < seconds);
  const wall = (performance.now() - begin) / 1000;
  const rate = { parameters: model.parameterCount, images, wall, processor: processor() };
  model.dispose();
  return rate;
}
