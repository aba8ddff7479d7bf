import * as tf from '@tensorflow/tfjs-core';
import { normaliseRows } from './normaliseRows.ts';
import type { ParameterStore } from './parameterStore.ts';

/**
 * Group normalisation (Wu and He 2018) with one group: all of a picture's maps together to mean 0 and variance 1, then
 * a learned scale and offset a channel. Not batch normalisation: what a picture gives must not depend on the batch it
 * is in, in training or after.
 */
export function pictureNorm(
  store: ParameterStore,
  name: string,
  channels: number,
): (x: tf.Tensor4D) => tf.Tensor4D {
  const scale = store.offsets(`${name}/scale`, [channels], 1);
  const offset = store.offsets(`${name}/offset`, [channels]);
  return (x) => {
    const normalised = normaliseRows(tf.reshape(x, [x.shape[0], x.size / x.shape[0]]));
    return tf.add(tf.mul(tf.reshape(normalised, x.shape), scale), offset);
  };
}
