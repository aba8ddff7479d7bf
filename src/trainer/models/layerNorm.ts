import * as tf from '@tensorflow/tfjs';
import type { ParameterStore } from './parameterStore.ts';

const EPSILON = 1e-5;

/**
 * Layer normalisation (Ba, Kiros and Hinton 2016) of rows x width: every row to mean 0 and variance 1, then a learned
 * scale and offset a column.
 */
export function layerNorm(
  store: ParameterStore,
  name: string,
  width: number,
): (x: tf.Tensor2D) => tf.Tensor2D {
  const scale = store.offsets(`${name}/scale`, [width], 1);
  const offset = store.offsets(`${name}/offset`, [width]);
  return (x) => tf.add(tf.mul(normaliseRows(x), scale), offset);
}

/**
 * n = (x - mean) / sqrt(variance + epsilon), row by row, with its gradient in closed form: fewer passes over memory
 * than the chain of the ten operations. With r = 1 / sqrt(variance + epsilon) and <.> the mean over a row,
 * dx = r (dn - <dn> - n <dn n>).
 */
const normaliseRows: (x: tf.Tensor2D) => tf.Tensor2D = tf.customGrad((x, save) => {
  const centred = tf.sub(x as tf.Tensor2D, tf.mean(x as tf.Tensor2D, 1, true));
  const r = tf.rsqrt(tf.add(tf.mean(tf.square(centred), 1, true), EPSILON));
  const n = tf.mul<tf.Tensor2D>(centred, r);
  (save as tf.GradSaveFunc)([n, r]);
  return {
    value: n,
    gradFunc: (dn, saved) => {
      const [n, r] = saved;
      const along = tf.mul(n, tf.mean(tf.mul(dn, n), 1, true));
      return tf.mul(tf.sub(tf.sub(dn, tf.mean(dn, 1, true)), along), r);
    },
  };
});
