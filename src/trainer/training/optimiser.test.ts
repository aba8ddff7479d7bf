import { expect, test } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import type { KernelChoice } from '../backend/kernels/simd/registerSimd.ts';
import { type BackendName, useBackend } from '../backend/useBackend.ts';
import { createParameterStore } from '../models/parameterStore.ts';
import { normalTensor } from '../testing/expectSame.ts';
import { relativeDifference } from '../testing/onBackend.ts';
import { createOptimiser } from './optimiser.ts';
import { completeOptions } from './trainingOptions.ts';

interface Sizes {
  readonly width: number;
  readonly hidden: number;
  readonly classes: number;
}
const ODD: Sizes = { width: 7, hidden: 5, classes: 9 };

function parameters({ width, hidden, classes } = ODD) {
  const store = createParameterStore(1);
  store.weights('weights', [width, hidden], 2);
  store.offsets('offsets', [hidden], 1, 0.5);
  store.weights('head/weights', [hidden, classes], 1);
  return store;
}

const gradients = (step: number, factor = 1, { width, hidden, classes } = ODD) =>
  [[width, hidden], [hidden], [hidden, classes]].map((shape) => tf.mul(normalTensor(step, shape), factor));

const OPTIONS = completeOptions({ weightDecay: 0.3, headLearningRate: 0.05, headWeightDecay: 3 });

/** Values after some steps, the second of which has gradients too long to be taken whole. */
async function train(backend: BackendName, sizes: Sizes, kernels?: KernelChoice) {
  await useBackend(backend, kernels);
  const store = parameters(sizes);
  const optimiser = createOptimiser(store.parameters, OPTIONS);
  const norms = [1, 2, 3].map((step) =>
    tf.tidy(() => optimiser.step(gradients(step, step === 2 ? 100 : 0.01, sizes), step / 3)),
  );
  const values = store.parameters.flatMap(({ variable }) => [...variable.dataSync()]);
  optimiser.dispose();
  store.dispose();
  return { norms, values };
}

test.each([
  'fastest',
  'portable',
] as const)('a step in place is the same as on plain arrays, %s kernels', async (kernels) => {
  const side = (max: number) => fc.integer({ min: 1, max });
  const cases = fc.record({ width: side(70), hidden: side(40), classes: side(20) });
  await fc.assert(
    fc.asyncProperty(cases, async (sizes) => {
      const expected = await train('cpu', sizes);
      const found = await train('wasm', sizes, kernels);
      expect(relativeDifference(found.norms, expected.norms)).toBeLessThan(1e-6);
      expect(relativeDifference(found.values, expected.values)).toBeLessThan(1e-6);
    }),
    { numRuns: 20, seed: 1 },
  );
});

test('a gradient that is not finite changes nothing', async () => {
  await useBackend('wasm');
  const store = parameters();
  const optimiser = createOptimiser(store.parameters, OPTIONS);
  const before = store.parameters.map(({ variable }) => [...variable.dataSync()]);
  expect(tf.tidy(() => optimiser.step(gradients(1, Number.POSITIVE_INFINITY), 1))).not.toBeLessThan(1e30);
  expect(store.parameters.map(({ variable }) => [...variable.dataSync()])).toEqual(before);
  optimiser.dispose();
  store.dispose();
});

test('values that are shared with another model stay as they are there, and no tensor is kept', async () => {
  await useBackend('wasm');
  const before = tf.memory();
  const [other, store] = [parameters(), parameters()];
  store.parameters.forEach(({ variable }, i) => {
    variable.assign(other.parameters[i].variable);
  });
  const values = other.parameters.map(({ variable }) => [...variable.dataSync()]);
  const optimiser = createOptimiser(store.parameters, OPTIONS);
  tf.tidy(() => optimiser.step(gradients(1), 1));
  expect(other.parameters.map(({ variable }) => [...variable.dataSync()])).toEqual(values);
  expect([...store.parameters[0].variable.dataSync()]).not.toEqual(values[0]);
  optimiser.dispose();
  store.dispose();
  other.dispose();
  const { numTensors, numDataBuffers } = tf.memory();
  expect([numTensors, numDataBuffers]).toEqual([before.numTensors, before.numDataBuffers]);
});
