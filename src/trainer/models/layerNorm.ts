import * as tf from '@tensorflow/tfjs-core';
import { normaliseRows } from './normaliseRows.ts';
import type { ParameterStore } from './parameterStore.ts';

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
