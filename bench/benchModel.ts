import type { ModelSize } from '../src/trainer/models/modelSizes.ts';
import { type Architecture, createUpstreamModel } from '../src/trainer/models/upstreamModel.ts';
import { gratings } from '../src/trainer/testing/gratings.ts';
import { TRAINING_DEFAULTS } from '../src/trainer/training/trainingOptions.ts';
import { trainUpstream } from '../src/trainer/training/trainUpstream.ts';

const TRAIN = gratings(640, 24, 1);

/** A model to time the training of, and training of it for so many steps. */
export function benchModel(architecture: Architecture, size: ModelSize) {
  const { classes, size: imageSize } = TRAIN;
  const model = createUpstreamModel({ architecture, size, classes, imageSize, seed: 1 });
  const train = (steps: number) =>
    trainUpstream(model, TRAIN, { epochs: (steps * TRAINING_DEFAULTS.batch) / TRAIN.labels.length });
  return { model, train };
}
