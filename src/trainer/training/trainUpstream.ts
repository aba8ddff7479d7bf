import * as tf from '@tensorflow/tfjs';
import type { ImageSet } from '../datasets/imageSet.ts';
import { imageBatch } from '../models/imageBatch.ts';
import type { Parameter } from '../models/parameterStore.ts';
import type { UpstreamModel } from '../models/upstreamModel.ts';
import { crossEntropy } from '../operations/crossEntropy.ts';
import { adamWStep, createAdamWState } from './adamW.ts';
import { clipByGlobalNorm } from './clipByGlobalNorm.ts';
import { cosineSchedule } from './cosineSchedule.ts';
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
const BREATH = 50;

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
  let breath = begin;
  let diverged = false;
  const update = createUpdate(model.parameters, complete, steps);
  const order = shuffledBatches(n, batch, complete.seed);
  const losses: number[] = [];
  while (losses.length < steps && !diverged) {
    const loss = update(() => {
      const indices = order.next().value;
      const labels = indices.map((index) => train.labels[index]);
      return crossEntropy(model.logits(imageBatch(train, indices)), labels);
    });
    diverged = Number.isNaN(loss);
    losses.push(loss);
    onStep?.({ step: losses.length, steps, loss });
    if (performance.now() - breath > BREATH) {
      await new Promise((resolve) => setImmediate(resolve));
      breath = performance.now();
    }
  }
  const last = losses.slice(-Math.ceil(steps / 10));
  return {
    steps: losses.length,
    finalLoss: last.reduce((sum, loss) => sum + loss, 0) / last.length,
    diverged,
    seconds: (performance.now() - begin) / 1000,
  };
}

/**
 * A function that does one step of the optimiser on a loss and returns the loss, NaN where it or a gradient is not
 * finite. The optimiser works on plain arrays, the same on every backend: a few passes of our own over the parameters
 * cost less than ten small tensor operations for each of them.
 */
function createUpdate(parameters: readonly Parameter[], options: TrainingOptions, steps: number) {
  const states = parameters.map(({ variable }) => createAdamWState(variable.dataSync<'float32'>().slice()));
  const variables = parameters.map(({ variable }) => variable);
  let step = 0;
  return (loss: () => tf.Scalar): number => {
    let value = Number.NaN;
    let gradients: Float32Array[] = [];
    // Nothing is returned from here: tidy would look for tensors in every number of the arrays.
    tf.tidy(() => {
      const { value: mean, grads } = tf.variableGrads(loss, variables);
      value = mean.dataSync()[0];
      gradients = parameters.map(({ variable }) => grads[variable.name].dataSync<'float32'>().slice());
    });
    const norm = clipByGlobalNorm(gradients, options.clipNorm);
    if (!Number.isFinite(value) || !Number.isFinite(norm)) return Number.NaN;
    const factor = cosineSchedule(step++, steps, options.warmup);
    parameters.forEach(({ variable, decayed, head }, i) => {
      const weightDecay = head ? options.headWeightDecay : options.weightDecay;
      adamWStep(states[i], gradients[i], {
        step,
        learningRate: factor * (head ? options.headLearningRate : options.learningRate),
        weightDecay: decayed ? weightDecay : 0,
      });
      tf.tidy(() => variable.assign(tf.tensor(states[i].values, variable.shape)));
    });
    return value;
  };
}
