import * as tf from '@tensorflow/tfjs-core';
import type { ImageSet } from '../datasets/imageSet.ts';
import { imageBatch } from '../models/imageBatch.ts';
import type { UpstreamModel } from '../models/upstreamModel.ts';
import { crossEntropy } from '../operations/crossEntropy.ts';
import { cosineSchedule } from './cosineSchedule.ts';
import { createOptimiser, type Optimiser } from './optimiser.ts';
import { shuffledBatches } from './shuffledBatches.ts';
import { completeOptions, type TrainingOptions } from './trainingOptions.ts';

/** Where training stands. */
export interface TrainingStep {
  /** Steps done, of so many. */
  readonly step: number;
  readonly steps: number;
  /** Mean cross-entropy of the step's batch, before the step. */
  readonly loss: number;
}

export interface TrainingOutcome {
  readonly steps: number;
  /** Mean cross-entropy over the last tenth of the steps; NaN where training diverged. */
  readonly finalLoss: number;
  /** A loss or a gradient was not finite: training stopped there and the model is worthless. */
  readonly diverged: boolean;
  readonly seconds: number;
}

/** Milliseconds of training between two breaths of the event loop. */
const YIELD_EVERY = 50;

/** Trains a model in place with AdamW on cross-entropy; the same seed gives the same model on the same backend. */
export async function trainUpstream(
  model: UpstreamModel,
  train: ImageSet,
  options: Partial<TrainingOptions> = {},
  onStep?: (step: TrainingStep) => void,
): Promise<TrainingOutcome> {
  const complete = completeOptions(options);
  const n = train.labels.length;
  const batch = Math.min(complete.batch, n);
  const steps = Math.max(1, Math.round((complete.epochs * n) / batch));
  const begin = performance.now();
  let lastYield = begin;
  let diverged = false;
  const variables = model.parameters.map(({ variable }) => variable);
  const optimiser = createOptimiser(model.parameters, complete);
  const order = shuffledBatches(n, batch, complete.seed);
  const losses: number[] = [];
  try {
    while (losses.length < steps && !diverged) {
      const share = cosineSchedule(losses.length, steps, complete.warmup);
      const loss = update(variables, optimiser, share, () => {
        const indices = order.next().value;
        const labels = indices.map((index) => train.labels[index]);
        return crossEntropy(model.logits(imageBatch(train, indices)), labels);
      });
      diverged = Number.isNaN(loss);
      losses.push(loss);
      onStep?.({ step: losses.length, steps, loss });
      if (performance.now() - lastYield > YIELD_EVERY) {
        await new Promise((resolve) => setImmediate(resolve));
        lastYield = performance.now();
      }
    }
  } finally {
    optimiser.dispose();
  }
  const last = losses.slice(-Math.ceil(steps / 10));
  return {
    steps: losses.length,
    finalLoss: last.reduce((sum, loss) => sum + loss, 0) / last.length,
    diverged,
    seconds: (performance.now() - begin) / 1000,
  };
}

/** One step of an optimiser on a loss: the loss before it, NaN where that or a gradient is not finite. */
function update(
  variables: tf.Variable[],
  optimiser: Optimiser,
  share: number,
  loss: () => tf.Scalar,
): number {
  let value = Number.NaN;
  // Nothing is returned from here: tidy would look for tensors in all that it is given.
  tf.tidy(() => {
    const { value: mean, grads } = tf.variableGrads(loss, variables);
    value = mean.dataSync()[0];
    const gradients = variables.map(({ name }) => grads[name]);
    if (!Number.isFinite(value) || !Number.isFinite(optimiser.step(gradients, share))) value = Number.NaN;
  });
  return value;
}
