import * as tf from '@tensorflow/tfjs-core';
import type { ImageSet } from '../datasets/imageSet.ts';

/** Some images of a set as a tensor n x size x size x 3, bytes 0..255 to -1..1. */
export function imageBatch(set: ImageSet, indices: Int32Array): tf.Tensor4D {
  const { images, size } = set;
  const pixels = size * size * 3;
  const values = new Float32Array(indices.length * pixels);
  for (let i = 0; i < indices.length; i++) {
    const from = indices[i] * pixels;
    const to = i * pixels;
    for (let p = 0; p < pixels; p++) values[to + p] = images[from + p] / 127.5 - 1;
  }
  return tf.tensor4d(values, [indices.length, size, size, 3]);
}
