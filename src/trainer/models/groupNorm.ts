import type * as tf from '@tensorflow/tfjs-core';
import { norm } from '../operations/norm.ts';
import type { ParameterStore } from './parameterStore.ts';

/**
 * Group normalisation (Wu and He 2018) with one group: all of an image's maps together to mean 0 and variance 1, then
 * a learned scale and offset a channel, then a relu if wanted. Not batch normalisation: what an image gives must not
 * depend on the batch it is in, in training or after.
 */
export function groupNorm(
  store: ParameterStore,
  name: string,
  channels: number,
  { relu = false } = {},
): (x: tf.Tensor4D) => tf.Tensor4D {
  const scale = store.offsets(`${name}/scale`, [channels], 1);
  const offset = store.offsets(`${name}/offset`, [channels]);
  return (x) => norm(x, scale, offset, { axes: 3, relu }) as tf.Tensor4D;
}
