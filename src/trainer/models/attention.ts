import type * as tf from '@tensorflow/tfjs-core';
import { attend } from '../operations/attend.ts';
import { dense } from './dense.ts';
import type { ParameterStore } from './parameterStore.ts';

/** Multi-head self-attention among the tokens of every image: n x tokens x width to the same. */
export function attention(
  store: ParameterStore,
  name: string,
  { width, heads }: { width: number; heads: number },
): (x: tf.Tensor) => tf.Tensor {
  const query = dense(store, `${name}/query`, width, width, 1);
  const key = dense(store, `${name}/key`, width, width, 1);
  const value = dense(store, `${name}/value`, width, width, 1);
  const out = dense(store, `${name}/out`, width, width, 0);
  return (x) => out(attend(query(x), key(x), value(x), heads));
}
