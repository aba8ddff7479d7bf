import * as tf from '@tensorflow/tfjs-core';
import { normaliseRows } from './normaliseRows.ts';
import { hasKernel, runKernels, withGradient } from './ownKernel.ts';

export interface NormOptions {
  /** How many of the last dimensions are normalised together. Default 1. */
  readonly axes?: number;
  /** Whether a relu follows. Default false. */
  readonly relu?: boolean;
}

/**
 * To mean 0 and variance 1 over the last dimensions, then a scale and an offset for each entry of the last one:
 * layer normalisation (Ba, Kiros and Hinton 2016) over one dimension, group normalisation (Wu and He 2018) with one group over
 * all but the first.
 */
export function norm(
  x: tf.Tensor,
  scale: tf.Tensor,
  offset: tf.Tensor,
  { axes = 1, relu = false }: NormOptions = {},
): tf.Tensor {
  const name = relu ? 'NormRelu' : 'Norm';
  if (!hasKernel(name)) {
    const width = x.shape.slice(-axes).reduce((product, length) => product * length, 1);
    const normalised = tf.reshape(normaliseRows(tf.reshape(x, [-1, width])), x.shape);
    const y = tf.add(tf.mul(normalised, scale), offset);
    return relu ? tf.relu(y) : y;
  }
  return withGradient([x, scale, offset], (...given) => {
    const save = given[given.length - 1] as tf.GradSaveFunc;
    const [value, moments] = runKernels(name, { x, scale, offset }, { axes });
    save(relu ? [x, scale, moments, value] : [x, scale, moments]);
    return {
      value,
      gradFunc: (dy, [x, scale, moments, y]) =>
        runKernels('NormGradient', { dy, x, scale, moments, ...(relu && { y }) }, { axes }),
    };
  });
}
