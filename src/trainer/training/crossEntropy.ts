import * as tf from '@tensorflow/tfjs-core';

/** Mean cross-entropy, in nats, of logits (n x classes) against n labels. */
export function crossEntropy(logits: tf.Tensor2D, labels: Int32Array): tf.Scalar {
  const [n, classes] = logits.shape;
  const targets = new Float32Array(n * classes);
  for (let i = 0; i < n; i++) targets[i * classes + labels[i]] = 1;
  const logProbabilities = tf.logSoftmax(logits);
  return tf.mul<tf.Scalar>(tf.sum(tf.mul(tf.tensor2d(targets, [n, classes]), logProbabilities)), -1 / n);
}
