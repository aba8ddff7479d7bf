import * as tf from '@tensorflow/tfjs-core';
import { dense } from './dense.ts';
import type { ParameterStore } from './parameterStore.ts';

/**
 * Multi-head self-attention (Vaswani et al. 2017) among the tokens of every picture: (n tokens) x width to the same.
 * The four projections are single products over all pictures; only the two products inside a head go picture by picture.
 */
export function attention(
  store: ParameterStore,
  name: string,
  { tokens, width, heads }: { tokens: number; width: number; heads: number },
): (x: tf.Tensor2D) => tf.Tensor2D {
  const query = dense(store, `${name}/query`, width, width, 1);
  const key = dense(store, `${name}/key`, width, width, 1);
  const value = dense(store, `${name}/value`, width, width, 1);
  const out = dense(store, `${name}/out`, width, width, 0);
  const headWidth = width / heads;
  const split = (x: tf.Tensor2D, order: number[]) =>
    tf.transpose(tf.reshape(x, [-1, tokens, heads, headWidth]), order);
  return (x) => {
    const scores = tf.matMul(split(query(x), [0, 2, 1, 3]), split(key(x), [0, 2, 3, 1]));
    const weights = tf.softmax(tf.mul(scores, 1 / Math.sqrt(headWidth)));
    const mixed = tf.matMul(weights, split(value(x), [0, 2, 1, 3]));
    return out(tf.reshape(tf.transpose(mixed, [0, 2, 1, 3]), [-1, width]));
  };
}
