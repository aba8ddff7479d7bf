import { describe, expect, test } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import { createRandom } from '../../../base/random.ts';
import { onBackend, relativeDifference } from '../../testing/onBackend.ts';

function numbers(seed: number, shape: number[]): tf.Tensor {
  const random = createRandom(seed, 'tensor');
  const size = shape.reduce((product, length) => product * length, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, () => random.normal()),
    shape,
  );
}

/** Both backends give the same shape and, to rounding, the same numbers; wasm keeps no tensor and no memory. */
async function expectSame(run: () => tf.Tensor): Promise<void> {
  const read = () => {
    const before = tf.memory().numDataBuffers;
    let shape: number[] = [];
    let values: ArrayLike<number> = [];
    tf.tidy(() => {
      const result = run();
      shape = result.shape;
      values = result.dataSync().slice();
    });
    return { shape, values, kept: tf.memory().numDataBuffers - before };
  };
  const expected = await onBackend('cpu', read);
  const found = await onBackend('wasm', read);
  expect(found.shape).toEqual(expected.shape);
  expect(found.kept).toBe(0);
  expect(relativeDifference(found.values, expected.values)).toBeLessThan(2e-6);
}

describe('matrix products', () => {
  const sides: [boolean, boolean][] = [
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ];
  const shapes: [string, number[], number, number, number][] = [
    ['matrices', [], 5, 7, 3],
    ['matrices whose columns lie a power of two apart', [], 512, 9, 1024],
    ['a wide left one', [], 9, 512, 4],
    ['one matrix in a batch', [1], 6, 5, 4],
    ['batches', [3], 4, 6, 5],
    ['batches of batches', [2, 3], 16, 8, 16],
  ];
  for (const [what, batch, m, k, n] of shapes) {
    test.each(sides)(`${what}, transposed: %s, %s`, async (transposeA, transposeB) => {
      await expectSame(() => {
        const a = numbers(1, [...batch, ...(transposeA ? [k, m] : [m, k])]);
        const b = numbers(2, [...batch, ...(transposeB ? [n, k] : [k, n])]);
        return tf.matMul(a, b, transposeA, transposeB);
      });
    });
  }

  test('batches that are broadcast', async () => {
    await expectSame(() => tf.matMul(numbers(1, [3, 4, 6]), numbers(2, [1, 6, 5])));
    await expectSame(() => tf.matMul(numbers(1, [1, 4, 6]), numbers(2, [3, 6, 5])));
  });

  test('the same memory on the right in two shapes', async () => {
    await expectSame(() => {
      const right = numbers(2, [6, 4]);
      const first = tf.matMul(numbers(1, [3, 6]), right as tf.Tensor2D);
      const second = tf.matMul(numbers(3, [6, 4]), tf.reshape(right, [4, 6]));
      return tf.concat([tf.reshape(first, [-1]), tf.reshape(second, [-1])]);
    });
  });
});

describe('sums', () => {
  test.each([
    [[6, 5], 0],
    [[1000, 3], 0],
    [
      [4, 3, 5],
      [0, 1],
    ],
    [
      [4, 3, 5],
      [1, 0],
    ],
    [[4, 3, 5], 0],
    [[4, 3, 5], -1],
    [[4, 3, 5], 1],
    [
      [4, 3, 5],
      [0, 2],
    ],
    [[4, 3, 5], undefined],
    [[7, 1], 0],
    [[1, 7], 0],
  ] as [number[], number | number[] | undefined][])('of %p over %p', async (shape, axis) => {
    await expectSame(() => tf.sum(numbers(1, shape), axis));
    await expectSame(() => tf.sum(numbers(1, shape), axis, true));
  });

  test('of booleans and whole numbers', async () => {
    await expectSame(() => tf.cast(tf.sum(tf.greater(numbers(1, [6, 5]), 0), 0), 'float32'));
    await expectSame(() => tf.cast(tf.sum(tf.cast(tf.mul(numbers(1, [6, 5]), 9), 'int32'), 0), 'float32'));
  });
});

describe('gradients of convolutions', () => {
  const squares = (y: tf.Tensor) => tf.mul(y, y);
  const cases = [];
  for (const pad of ['same', 'valid', 1] as const) {
    for (const stride of [1, 2, 3]) {
      for (const filter of [1, 2, 3]) cases.push({ pad, stride, filter });
    }
  }
  test.each(cases)('%p', async ({ pad, stride, filter }) => {
    const gradients = (which: 0 | 1) => () => {
      const [dx, dw] = tf.grads((x, w) =>
        tf.sum(
          squares(
            tf.conv2d(
              x as tf.Tensor4D,
              w as tf.Tensor4D,
              stride,
              pad,
              'NHWC',
              1,
              pad === 1 ? 'floor' : undefined,
            ),
          ),
        ),
      )([numbers(1, [2, 7, 8, 3]), numbers(2, [filter, filter, 3, 4])]);
      return which === 0 ? dx : dw;
    };
    await expectSame(gradients(0));
    await expectSame(gradients(1));
  });
});

test('copies share memory but not their lives', async () => {
  await expectSame(() => {
    const x = numbers(1, [4]);
    const copy = tf.cast(tf.clone(x), 'float32');
    x.dispose();
    numbers(2, [4]);
    return copy;
  });
  await expectSame(() => tf.cast(tf.cast(numbers(1, [4]), 'int32'), 'float32'));
});
