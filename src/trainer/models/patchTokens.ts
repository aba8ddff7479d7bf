import * as tf from '@tensorflow/tfjs-core';

/** Cuts maps (n x height x width x channels) into squares: one row a square, (n squares) x (side side channels). */
export function patchTokens(x: tf.Tensor4D, side: number): tf.Tensor2D {
  const [n, height, width, channels] = x.shape;
  const rows = height / side;
  const columns = width / side;
  const squares = tf.transpose(tf.reshape(x, [n, rows, side, columns, side * channels]), [0, 1, 3, 2, 4]);
  return tf.reshape(squares, [n * rows * columns, side * side * channels]);
}
