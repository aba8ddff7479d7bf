import * as tf from '@tensorflow/tfjs-core';
import { hasKernel, runKernels, withGradient } from './ownKernel.ts';

/**
 * Attention among the tokens of every image, in so many heads side by side: softmax(Q K' / sqrt(headWidth)) V; all are
 * n x tokens x width (Vaswani et al. 2017).
 */
export function attend(q: tf.Tensor, k: tf.Tensor, v: tf.Tensor, heads: number): tf.Tensor {
  if (!hasKernel('Attend')) return attendPlain(q, k, v, heads);
  return withGradient([q, k, v], (...given) => {
    const save = given[given.length - 1] as tf.GradSaveFunc;
    const [value, weights] = runKernels('Attend', { q, k, v }, { heads });
    save([q, k, v, weights]);
    return {
      value,
      gradFunc: (dy, [q, k, v, weights]) => runKernels('AttendGradient', { dy, q, k, v, weights }, { heads }),
    };
  });
}

function attendPlain(q: tf.Tensor, k: tf.Tensor, v: tf.Tensor, heads: number): tf.Tensor {
  const [, tokens, width] = q.shape;
  const headWidth = width / heads;
  const split = (x: tf.Tensor, order: number[]) =>
    tf.transpose(tf.reshape(x, [-1, tokens, heads, headWidth]), order);
  const scores = tf.matMul(split(q, [0, 2, 1, 3]), split(k, [0, 2, 3, 1]));
  const weights = tf.softmax(tf.mul(scores, 1 / Math.sqrt(headWidth)));
  const mixed = tf.matMul(weights, split(v, [0, 2, 1, 3]));
  return tf.reshape(tf.transpose(mixed, [0, 2, 1, 3]), q.shape);
}
