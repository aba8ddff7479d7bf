import type * as tf from '@tensorflow/tfjs-core';
import { norm } from '../operations/norm.ts';
import type { ParameterStore } from './parameterStore.ts';

/**
 * Layer normalisation (Ba, Kiros and Hinton 2016) along the last dimension: to mean 0 and variance 1, then a learned
 * scale and offset for each entry.
 */
export function layerNorm(store: ParameterStore, name: string, width: number): (x: tf.Tensor) => tf.Tensor {
  const scale = store.offsets(`${name}/scale`, [width], 1);
  const offset = store.offsets(`${name}/offset`, [width]);
  return (x) => norm(x, scale, offset);
}
