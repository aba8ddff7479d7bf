import { describe, expect, jest, test } from '@jest/globals';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { expectSame, normalTensor } from '../../../testing/expectSame.ts';
import { useBackend } from '../../useBackend.ts';
import { reachHeap } from './heap.ts';
import { kernelsInUse } from './registerSimd.ts';

jest.setTimeout(120_000);

const side = (max: number) => fc.integer({ min: 1, max });
const check = async <Case>(cases: fc.Arbitrary<Case>, property: (item: Case) => Promise<void>) =>
  fc.assert(fc.asyncProperty(cases, property), { numRuns: 25, seed: 1 });

describe.each(['fastest', 'portable'] as const)('%s kernels', (kernels) => {
  test('products of matrices, and of batches', async () => {
    const cases = fc.record({
      batch: fc.oneof(
        fc.constant([[], []]),
        fc.constant([[3], [3]]),
        fc.constant([[1], [4]]),
        fc.constant([[4], [1]]),
        fc.constant([
          [2, 3],
          [2, 3],
        ]),
      ),
      size: fc.tuple(side(40), side(300), side(40)),
      transposed: fc.tuple(fc.boolean(), fc.boolean()),
    });
    await check(cases, async ({ batch: [left, right], size: [m, k, n], transposed: [flipA, flipB] }) => {
      await expectSame(
        () =>
          tf.matMul(
            normalTensor(1, [...left, ...(flipA ? [k, m] : [m, k])]),
            normalTensor(2, [...right, ...(flipB ? [n, k] : [k, n])]),
            flipA,
            flipB,
          ),
        { kernels },
      );
    });
  });

  test('convolutions and both gradients', async () => {
    const cases = fc.record({
      images: side(5),
      height: fc.integer({ min: 4, max: 13 }),
      width: fc.integer({ min: 4, max: 13 }),
      channels: fc.tuple(side(10), side(20)),
      filter: fc.tuple(side(4), side(4)),
      stride: fc.tuple(side(3), side(3)),
      pad: fc.constantFrom('same' as const, 'valid' as const),
    });
    await check(cases, async ({ images, height, width, channels: [from, to], filter, stride, pad }) => {
      await expectSame(
        () => {
          const input = normalTensor(1, [images, height, width, from]) as tf.Tensor4D;
          const taps = normalTensor(2, [...filter, from, to]) as tf.Tensor4D;
          const convolve = (x: tf.Tensor, w: tf.Tensor) =>
            tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, stride, pad);
          const value = convolve(input, taps);
          return [value, ...tf.grads(convolve)([input, taps], normalTensor(3, value.shape))];
        },
        { kernels },
      );
    });
  });

  test('convolutions that minimal filtering suits', async () => {
    const cases = fc.record({
      images: side(4),
      height: fc.constantFrom(4, 6),
      width: fc.constantFrom(4, 8),
      channels: fc.tuple(fc.integer({ min: 16, max: 21 }), fc.integer({ min: 16, max: 21 })),
      pad: fc.constantFrom('same' as const, 'valid' as const),
    });
    await check(cases, async ({ images, height, width, channels: [from, to], pad }) => {
      await expectSame(
        () => {
          const input = normalTensor(1, [images, height, width, from]) as tf.Tensor4D;
          const taps = normalTensor(2, [3, 3, from, to]) as tf.Tensor4D;
          const convolve = (x: tf.Tensor, w: tf.Tensor) =>
            tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 1, pad);
          const value = convolve(input, taps);
          return [value, ...tf.grads(convolve)([input, taps], normalTensor(3, value.shape))];
        },
        { kernels },
      );
    });
  });

  test('transposes and sums over rows', async () => {
    await check(fc.tuple(side(3), side(20), side(20)), async (shape) => {
      await expectSame(
        () => [
          tf.transpose(normalTensor(1, shape), [0, 2, 1]),
          tf.sum(normalTensor(1, shape), [0, 1]),
          tf.sum(normalTensor(1, shape), 0, true),
        ],
        { kernels },
      );
    });
  });
});

test('memory stays flat', async () => {
  await useBackend('wasm');
  const heap = reachHeap(tf.backend() as BackendWasm);
  const run = () =>
    tf.tidy(() => {
      const x = normalTensor(1, [8, 12, 12, 16]) as tf.Tensor4D;
      const w = normalTensor(2, [3, 3, 16, 24]) as tf.Tensor4D;
      const value = tf.conv2d(x, w, 1, 'same');
      tf.grads((x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 1, 'same'))(
        [x, w],
        tf.onesLike(value),
      );
      tf.matMul(tf.reshape(value, [-1, 24]), tf.reshape(value, [-1, 24]), true);
    });
  for (let i = 0; i < 3; i++) run();
  const before = { ...tf.memory(), bytes: heap.memory.buffer.byteLength };
  for (let i = 0; i < 100; i++) run();
  expect({ ...tf.memory(), bytes: heap.memory.buffer.byteLength }).toEqual(before);
});

test('what computes is known, and changes the last bits only', async () => {
  const values: Record<string, Float32Array> = {};
  for (const kernels of ['fastest', 'portable', 'tfjs'] as const) {
    const { reason } = await useBackend('wasm', kernels);
    expect(reason).toBe('asked for');
    expect(kernels === 'fastest' ? ['fused', 'portable'] : [kernels]).toContain(kernelsInUse());
    values[kernels] = tf.tidy(() =>
      tf.matMul(normalTensor(1, [9, 50]) as tf.Tensor2D, normalTensor(2, [50, 7]) as tf.Tensor2D).dataSync(),
    ) as Float32Array;
  }
  await useBackend('cpu');
  expect(kernelsInUse()).toBeUndefined();
});

test('a memory that cannot be reached is told of', () => {
  const broken = { wasm: { asm: {}, HEAPU8: new Uint8Array(1) } } as unknown as BackendWasm;
  expect(() => reachHeap(broken)).toThrow('tfjs does not export its memory');
});
