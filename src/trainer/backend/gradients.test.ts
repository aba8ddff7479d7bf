import { expect, test } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import { createRandom } from '../../base/random.ts';
import { onBackend } from '../testing/onBackend.ts';

/** Standard normal numbers of a shape. */
function numbers(label: string, shape: number[]): tf.Tensor {
  const random = createRandom(1, label);
  const size = shape.reduce((product, length) => product * length, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, () => random.normal()),
    shape,
  );
}

type Operation = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;
const CASES: [string, number[], number[], Operation][] = [
  ['add', [3, 4], [3, 4], tf.add],
  ['add a row', [3, 4], [4], tf.add],
  ['add a scalar to nothing wider', [1], [2, 3, 1], tf.add],
  ['mul', [3, 4], [3, 4], tf.mul],
  ['mul by a column', [3, 4], [3, 1], tf.mul],
  ['mul, both repeated', [3, 1], [1, 4], tf.mul],
  ['matMul', [3, 4], [4, 5], (a, b) => tf.matMul(a, b)],
  ['matMul, left transposed', [4, 3], [4, 5], (a, b) => tf.matMul(a, b, true)],
  ['matMul, right transposed', [3, 4], [5, 4], (a, b) => tf.matMul(a, b, false, true)],
  ['matMul, both transposed', [2, 4, 3], [2, 5, 4], (a, b) => tf.matMul(a, b, true, true)],
  ['conv2d', [2, 5, 6, 2], [3, 3, 2, 4], (x, f) => tf.conv2d(x as tf.Tensor4D, f as tf.Tensor4D, 1, 'same')],
  [
    'conv2d with strides',
    [2, 7, 6, 2],
    [2, 2, 2, 3],
    (x, f) => tf.conv2d(x as tf.Tensor4D, f as tf.Tensor4D, 2, 'valid'),
  ],
  ['sum', [3, 4], [1], (a, b) => tf.mul(tf.sum(a), b)],
  ['sum over axes', [2, 3, 4], [3], (a, b) => tf.mul(tf.sum(a, [0, 2]), b)],
  ['mean', [2, 3, 4], [4], (a, b) => tf.mul(tf.mean(a, 1), b)],
  ['mean, axes kept', [2, 3, 4], [2, 3, 4], (a, b) => tf.mul(tf.mean(a, [1, 2], true), b)],
  ['relu', [5, 6], [6], (a, b) => tf.mul(tf.relu(a), b)],
  ['softmax', [3, 5], [5], (a, b) => tf.mul(tf.softmax(a), b)],
  ['reshape', [3, 4], [2, 6], (a, b) => tf.mul(tf.reshape(a, [2, 6]), b)],
  ['transpose', [2, 3, 4], [4, 2, 3], (a, b) => tf.mul(tf.transpose(a, [2, 0, 1]), b)],
];

// L = <f(a, b), w> for arbitrary weights w; along a direction v it must rise at the rate <dL/da, v> + <dL/db, v>.
test.each(CASES)('%s', async (_, shapeA, shapeB, operation) => {
  await onBackend('cpu', () => {
    const loss = (a: tf.Tensor, b: tf.Tensor): tf.Scalar => {
      const y = operation(a, b);
      return tf.sum(tf.mul(y, numbers('weights', y.shape)));
    };
    const step = 2e-2;
    let expected = Number.NaN;
    let found = Number.NaN;
    tf.tidy(() => {
      const inputs = [numbers('a', shapeA), numbers('b', shapeB)];
      const along = [numbers('along a', shapeA), numbers('along b', shapeB)];
      const gradients = tf.grads(loss)(inputs);
      expect(gradients.map(({ shape }) => shape)).toEqual([shapeA, shapeB]);
      const rates = gradients.map((gradient, i) => tf.sum(tf.mul(gradient, along[i])).dataSync()[0]);
      found = rates[0] + rates[1];
      const at = (distance: number) => {
        const [a, b] = inputs.map((input, i) => tf.add(input, tf.mul(along[i], distance)));
        return loss(a, b).dataSync()[0];
      };
      // Of the fourth order; every case is a polynomial of the second degree but relu and softmax.
      expected = (8 * (at(step) - at(-step)) - (at(2 * step) - at(-2 * step))) / (12 * step);
    });
    expect(Math.abs(found - expected)).toBeLessThan(2e-3 * Math.max(1, Math.abs(expected)));
  });
});

test('a dilated convolution is refused', async () => {
  await onBackend('cpu', () => {
    const filter = numbers('filter', [2, 2, 1, 1]) as tf.Tensor4D;
    const dilated = (x: tf.Tensor) => tf.sum(tf.conv2d(x as tf.Tensor4D, filter, 1, 'same', 'NHWC', 2));
    expect(() => tf.grad(dilated)(numbers('x', [1, 4, 4, 1]))).toThrow('dilated');
  });
});
