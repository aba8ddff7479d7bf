import * as tf from '@tensorflow/tfjs-core';
import { hasKernel, runKernels, withGradient } from './ownKernel.ts';

/** Mean cross-entropy, in nats, of logits (n x classes) against n labels. */
export function crossEntropy(logits: tf.Tensor2D, labels: Int32Array): tf.Scalar {
  const [n, classes] = logits.shape;
  if (!hasKernel('CrossEntropy')) {
    const targets = new Float32Array(n * classes);
    for (let i = 0; i < n; i++) targets[i * classes + labels[i]] = 1;
    const logProbabilities = tf.logSoftmax(logits);
    return tf.mul<tf.Scalar>(tf.sum(tf.mul(tf.tensor2d(targets, [n, classes]), logProbabilities)), -1 / n);
  }
  const classOf = tf.tensor1d(labels, 'int32');
  return withGradient([logits], (...given) => {
    const save = given[given.length - 1] as tf.GradSaveFunc;
    const [value, gradient] = runKernels('CrossEntropy', { logits, labels: classOf });
    save([gradient]);
    return { value, gradFunc: (dy, [gradient]) => [tf.mul(gradient, dy)] };
  }) as tf.Scalar;
}
