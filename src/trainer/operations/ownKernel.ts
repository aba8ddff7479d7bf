import * as tf from '@tensorflow/tfjs-core';

/** Whether the current backend has a kernel of ours of that name; else plain tf code must do. */
export function hasKernel(name: string): boolean {
  return Boolean(tf.getKernel(name, tf.getBackend()));
}

/** Runs a kernel of ours that gives one tensor. */
export function runKernel(name: string, inputs: tf.NamedTensorMap, attrs: object = {}): tf.Tensor {
  return tf.engine().runKernel(name, inputs, attrs as tf.NamedAttrMap) as tf.Tensor;
}

/** Runs a kernel of ours that gives several. */
export function runKernels(name: string, inputs: tf.NamedTensorMap, attrs: object = {}): tf.Tensor[] {
  return tf.engine().runKernel(name, inputs, attrs as tf.NamedAttrMap) as unknown as tf.Tensor[];
}

/** What a function with a gradient of its own may keep for it. */
type Forward = (...inputsAndSave: [...tf.Tensor[], tf.GradSaveFunc]) => {
  value: tf.Tensor;
  gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => tf.Tensor[];
};

/** A function of some tensors with its gradient: tf.customGrad, whose types know neither several inputs nor save. */
export function withGradient(inputs: tf.Tensor[], forward: Forward): tf.Tensor {
  return tf.customGrad(forward as unknown as Parameters<typeof tf.customGrad>[0])(...inputs);
}
