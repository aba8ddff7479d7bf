import { expect } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import { createRandom } from '../../base/random.ts';
import type { KernelChoice } from '../backend/kernels/simd/registerSimd.ts';
import { useBackend } from '../backend/useBackend.ts';
import { relativeDifference } from './onBackend.ts';

/** A tensor of normal numbers, which depend on the seed and the shape alone. */
export function normalTensor(seed: number, shape: number[]): tf.Tensor {
  const random = createRandom(seed, 'tensor', ...shape.map(String));
  const size = shape.reduce((product, length) => product * length, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, () => random.normal()),
    shape,
  );
}

/** The cpu backend and wasm give the same shapes and, to rounding, the same numbers; wasm keeps no tensor and no memory. */
export async function expectSame(
  run: () => tf.Tensor | tf.Tensor[],
  { kernels, tolerance = 1e-5 }: { kernels?: KernelChoice; tolerance?: number } = {},
): Promise<void> {
  const read = () => {
    const before = tf.memory();
    const results: { shape: number[]; values: ArrayLike<number> }[] = [];
    tf.tidy(() => {
      for (const tensor of [run()].flat())
        results.push({ shape: tensor.shape, values: tensor.dataSync().slice() });
    });
    const after = tf.memory();
    return {
      results,
      kept: [after.numTensors - before.numTensors, after.numDataBuffers - before.numDataBuffers],
    };
  };
  await useBackend('cpu');
  const expected = read().results;
  await useBackend('wasm', kernels);
  const { results, kept } = read();
  expect(kept).toEqual([0, 0]);
  expect(results.map(({ shape }) => shape)).toEqual(expected.map(({ shape }) => shape));
  results.forEach(({ values }, i) => {
    expect(relativeDifference(values, expected[i].values)).toBeLessThan(tolerance);
  });
}
