import * as tf from '@tensorflow/tfjs-core';
import type { Parameter } from '../models/parameterStore.ts';
import { hasKernel, runKernel } from '../operations/ownKernel.ts';
import { ADAMW, adamWRate, adamWStep, createAdamWState } from './adamW.ts';
import { clipByGlobalNorm } from './clipByGlobalNorm.ts';
import type { TrainingOptions } from './trainingOptions.ts';

/** AdamW on the parameters of a model, after clipping. */
export interface Optimiser {
  /**
   * One step along gradients in the order of the parameters, at this share of the learning rates.
   *
   * @returns the joint norm of the gradients; where it is not finite, nothing has changed
   */
  step(gradients: readonly tf.Tensor[], share: number): number;
  dispose(): void;
}

/** An optimiser that works where the parameters lie, if the backend has a kernel of ours for it, else on plain arrays. */
export function createOptimiser(parameters: readonly Parameter[], options: TrainingOptions): Optimiser {
  const rates = parameters.map(({ decayed, head }) => {
    const weightDecay = head ? options.headWeightDecay : options.weightDecay;
    return {
      learningRate: head ? options.headLearningRate : options.learningRate,
      weightDecay: decayed ? weightDecay : 0,
    };
  });
  const create = hasKernel('AdamW') ? inPlace : onArrays;
  return create(parameters, rates, options.clipNorm);
}

interface Rates {
  readonly learningRate: number;
  readonly weightDecay: number;
}

function inPlace(parameters: readonly Parameter[], rates: readonly Rates[], clipNorm: number): Optimiser {
  const averages = parameters.map(({ variable }) =>
    [0, 1].map(() => tf.keep(tf.tensor(new Float32Array(variable.size), variable.shape))),
  );
  // A copy for this optimiser alone: a variable may share its memory with another model's.
  for (const { variable } of parameters) {
    tf.tidy(() => variable.assign(tf.tensor(variable.dataSync(), variable.shape)));
  }
  let step = 0;
  return {
    step: (gradients, share) => {
      step++;
      const inputs: tf.NamedTensorMap = {};
      parameters.forEach(({ variable }, i) => {
        inputs[`values${i}`] = variable;
        inputs[`gradient${i}`] = gradients[i];
        [inputs[`first${i}`], inputs[`second${i}`]] = averages[i];
      });
      const steps = rates.map(({ learningRate, weightDecay }) =>
        adamWRate({ step, learningRate: share * learningRate, weightDecay }),
      );
      const norm = runKernel('AdamW', inputs, { steps, clipNorm, ...ADAMW });
      const [value] = norm.dataSync();
      norm.dispose();
      return value;
    },
    dispose: () => tf.dispose(averages),
  };
}

/** The same on every backend: a few passes of our own over the parameters cost less than ten small tensor operations for each. */
function onArrays(parameters: readonly Parameter[], rates: readonly Rates[], clipNorm: number): Optimiser {
  const states = parameters.map(({ variable }) => createAdamWState(variable.dataSync<'float32'>().slice()));
  let step = 0;
  return {
    step: (gradients, share) => {
      step++;
      const arrays = gradients.map((gradient) => gradient.dataSync<'float32'>().slice());
      const norm = clipByGlobalNorm(arrays, clipNorm);
      if (!Number.isFinite(norm)) return norm;
      parameters.forEach(({ variable }, i) => {
        const { learningRate, weightDecay } = rates[i];
        adamWStep(states[i], arrays[i], { step, learningRate: share * learningRate, weightDecay });
        tf.tidy(() => variable.assign(tf.tensor(states[i].values, variable.shape)));
      });
      return norm;
    },
    dispose: () => {},
  };
}
