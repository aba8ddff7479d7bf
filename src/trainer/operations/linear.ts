import * as tf from '@tensorflow/tfjs-core';
import { hasKernel, runKernel, runKernels, withGradient } from './ownKernel.ts';

export interface LinearOptions {
  /** Whether a relu follows. Default false. */
  readonly relu?: boolean;
  /** Whether x is data, for which nobody wants a gradient. Default false. */
  readonly data?: boolean;
}

/** x weights + bias along the last dimension: ... x fanIn to ... x fanOut. */
export function linear(
  x: tf.Tensor,
  weights: tf.Tensor,
  bias: tf.Tensor,
  { relu = false, data = false }: LinearOptions = {},
): tf.Tensor {
  const name = relu ? 'LinearRelu' : 'Linear';
  if (!hasKernel(name)) {
    const [fanIn, fanOut] = weights.shape;
    const rows = tf.reshape(x, [-1, fanIn]) as tf.Tensor2D;
    const y = tf.add(tf.matMul(rows, weights as tf.Tensor2D), bias);
    return tf.reshape(relu ? tf.relu(y) : y, [...x.shape.slice(0, -1), fanOut]);
  }
  const trained = data ? [weights, bias] : [x, weights, bias];
  return withGradient(trained, (...given) => {
    const save = given[given.length - 1] as tf.GradSaveFunc;
    const value = runKernel(name, { x, weights, bias });
    save(relu ? [x, weights, value] : [x, weights]);
    return {
      value,
      gradFunc: (dy, [x, weights, y]) =>
        runKernels('LinearGradient', { dy, x, weights, ...(relu && { y }) }, { data }),
    };
  });
}
