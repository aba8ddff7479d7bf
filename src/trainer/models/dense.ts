import * as tf from '@tensorflow/tfjs-core';
import type { ParameterStore } from './parameterStore.ts';

/** A linear layer with a bias: rows x fanIn to rows x fanOut. Gain 2 suits a relu after it, 1 nothing, 0 a block's end. */
export function dense(
  store: ParameterStore,
  name: string,
  fanIn: number,
  fanOut: number,
  gain: number,
): (x: tf.Tensor2D) => tf.Tensor2D {
  const weights = store.weights(`${name}/weights`, [fanIn, fanOut], gain) as tf.Tensor2D;
  const bias = store.offsets(`${name}/bias`, [fanOut]);
  return (x) => tf.add(tf.matMul(x, weights), bias);
}
