import type * as tf from '@tensorflow/tfjs-core';
import { dense } from './dense.ts';
import type { ParameterStore } from './parameterStore.ts';

/**
 * Two linear layers with a relu between them, the last dimension of that width to the same; the second starts at 0, so that a residual
 * block begins as the identity. A relu, not a GELU: erf costs 80 times as much an element on the wasm backend.
 */
export function mlpBlock(
  store: ParameterStore,
  name: string,
  width: number,
  hidden: number,
): (x: tf.Tensor) => tf.Tensor {
  const inner = dense(store, `${name}/inner`, width, hidden, 2, { relu: true });
  const outer = dense(store, `${name}/outer`, hidden, width, 0);
  return (x) => outer(inner(x));
}
