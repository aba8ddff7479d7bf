import type * as tf from '@tensorflow/tfjs-core';
import { type LinearOptions, linear } from '../operations/linear.ts';
import type { ParameterStore } from './parameterStore.ts';

/** A linear layer with a bias along the last dimension. Gain 2 suits a relu after it, 1 nothing, 0 a block's end. */
export function dense(
  store: ParameterStore,
  name: string,
  fanIn: number,
  fanOut: number,
  gain: number,
  options?: LinearOptions,
): (x: tf.Tensor) => tf.Tensor {
  const weights = store.weights(`${name}/weights`, [fanIn, fanOut], gain);
  const bias = store.offsets(`${name}/bias`, [fanOut]);
  return (x) => linear(x, weights, bias, options);
}
