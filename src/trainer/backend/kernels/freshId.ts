import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type * as tf from '@tensorflow/tfjs-core';

/**
 * Runs with the same memory under a new id. The backend packs the right operand of a product once per id and shape
 * unseen, so that an operand that was multiplied in another shape, or written since, would be multiplied wrongly
 * under its old id.
 */
export function withFreshId<Result>(
  backend: BackendWasm,
  x: tf.TensorInfo,
  shape: number[],
  use: (fresh: tf.TensorInfo) => Result,
): Result {
  const fresh = backend.makeOutput(shape, x.dtype, backend.getMemoryOffset(x.dataId));
  try {
    return use(fresh);
  } finally {
    forget(backend, fresh);
  }
}

/** Takes an id back without freeing the memory, which belongs to another tensor. */
function forget(backend: BackendWasm, x: tf.TensorInfo): void {
  backend.wasm.tfjs.disposeData(backend.dataIdMap.get(x.dataId).id);
  backend.dataIdMap.delete(x.dataId);
}
