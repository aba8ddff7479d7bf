import type * as tf from '@tensorflow/tfjs-core';

/** An architecture without its head: a stem, residual blocks one after another, a norm. */
export interface Network {
  /** Images (n x size x size x 3, values about -1 to 1) to the first representation. */
  stem(images: tf.Tensor4D): tf.Tensor;
  readonly blocks: readonly ((x: tf.Tensor) => tf.Tensor)[];
  /** What stands between the last block and the pooling that the head reads. */
  norm(x: tf.Tensor): tf.Tensor;
  /** Width of what the norm gives. */
  readonly width: number;
}
