import { describe, expect, jest, test } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { useBackend } from '../backend/useBackend.ts';
import { expectSame, normalTensor } from '../testing/expectSame.ts';
import { attend } from './attend.ts';
import { crossEntropy } from './crossEntropy.ts';
import { linear } from './linear.ts';
import { norm } from './norm.ts';

jest.setTimeout(120_000);

const side = (max: number) => fc.integer({ min: 1, max });
const check = async <Case>(cases: fc.Arbitrary<Case>, property: (item: Case) => Promise<void>) =>
  fc.assert(fc.asyncProperty(cases, property), { numRuns: 20, seed: 1 });

/** What an operation gives, and its gradients for all inputs. */
function withGradients(operation: (...inputs: tf.Tensor[]) => tf.Tensor, inputs: tf.Tensor[]): tf.Tensor[] {
  const value = operation(...inputs);
  return [value, ...tf.grads(operation)(inputs, normalTensor(9, value.shape))];
}

describe.each([
  'fastest',
  'portable',
  'tfjs',
] as const)('%s kernels agree with the cpu backend', (kernels) => {
  test('linear', async () => {
    const cases = fc.record({
      batch: fc.array(side(9), { minLength: 1, maxLength: 3 }),
      fan: fc.tuple(side(70), side(40)),
      relu: fc.boolean(),
    });
    await check(cases, async ({ batch, fan: [fanIn, fanOut], relu }) => {
      const inputs = () => [
        normalTensor(1, [...batch, fanIn]),
        normalTensor(2, [fanIn, fanOut]),
        normalTensor(3, [fanOut]),
      ];
      await expectSame(() => withGradients((x, w, b) => linear(x, w, b, { relu }), inputs()), { kernels });
      await expectSame(
        () => {
          const [x, w, b] = inputs();
          return withGradients((w, b) => linear(x, w, b, { relu, data: true }), [w, b]);
        },
        { kernels },
      );
    });
  });

  test('norm', async () => {
    const cases = fc.record({
      shape: fc.tuple(side(5), side(6), side(4), fc.integer({ min: 8, max: 20 })),
      axes: fc.constantFrom(1, 2, 3),
      relu: fc.boolean(),
    });
    await check(cases, async ({ shape, axes, relu }) => {
      const inputs = () => [normalTensor(1, shape), normalTensor(2, [shape[3]]), normalTensor(3, [shape[3]])];
      await expectSame(
        () => withGradients((x, scale, offset) => norm(x, scale, offset, { axes, relu }), inputs()),
        { kernels },
      );
    });
  });

  test('attend', async () => {
    const cases = fc.record({
      images: side(4),
      tokens: side(20),
      heads: side(4),
      headWidth: side(24),
    });
    await check(cases, async ({ images, tokens, heads, headWidth }) => {
      const inputs = [1, 2, 3].map((seed) => () => normalTensor(seed, [images, tokens, heads * headWidth]));
      await expectSame(
        () =>
          withGradients(
            (q, k, v) => attend(q, k, v, heads),
            inputs.map((make) => make()),
          ),
        { kernels },
      );
    });
  });

  test('cross-entropy', async () => {
    await check(fc.tuple(side(20), fc.integer({ min: 2, max: 40 })), async ([n, classes]) => {
      const labels = Int32Array.from({ length: n }, (_, i) => (7 * i) % classes);
      const logits = () => tf.mul(normalTensor(1, [n, classes]), 5);
      await expectSame(
        () => {
          const { value, grad } = tf.valueAndGrad((x) => crossEntropy(x as tf.Tensor2D, labels))(logits());
          return [value, grad];
        },
        { kernels },
      );
    });
  });
});

test('a gradient that is scaled, and logits far apart', async () => {
  await useBackend('wasm');
  const read = tf.tidy(() => {
    const logits = tf.tensor2d([1000, -1000, -1000, 1000], [2, 2]);
    const { value, grad } = tf.valueAndGrad((x) =>
      tf.mul(crossEntropy(x as tf.Tensor2D, Int32Array.of(0, 0)), 3),
    )(logits);
    return { loss: value.dataSync()[0], gradient: [...grad.dataSync()] };
  });
  expect(read.loss).toBe(3000);
  expect(Math.abs(read.gradient[0]) + Math.abs(read.gradient[1])).toBeLessThan(1e-12);
  expect(read.gradient.slice(2)).toEqual([-1.5, 1.5]);
});
