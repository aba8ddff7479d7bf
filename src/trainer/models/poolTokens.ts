import * as tf from '@tensorflow/tfjs-core';

/** Average over all positions: n x ... x width to n x width. */
export function poolTokens(x: tf.Tensor): tf.Tensor2D {
  const axes = Array.from({ length: x.rank - 2 }, (_, i) => i + 1);
  return tf.mean(x, axes);
}
