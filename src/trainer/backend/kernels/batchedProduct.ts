import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type * as tf from '@tensorflow/tfjs-core';

/** What the types of tfjs-backend-wasm leave out: Emscripten's way to a function of the module. */
interface Emscripten {
  cwrap(name: string, result: null, parameters: 'number'[]): (...args: number[]) => void;
}

const BYTES = 4;
const RANK = 3;

/**
 * batch x m x k times batch x k x n. tfjs has a fast product for one pair of matrices only and multiplies batches
 * with a plain loop; here the fast one is called for each pair, on pieces of the operands' memory.
 */
export function batchedProduct(backend: BackendWasm, a: tf.TensorInfo, b: tf.TensorInfo): tf.TensorInfo {
  const [batch, m, k] = a.shape;
  const n = b.shape[2];
  const out = backend.makeOutput([batch, m, n], 'float32');
  const product = (backend.wasm as unknown as Emscripten).cwrap('BatchMatMul', null, Array(9).fill('number'));
  const shapes = backend.makeOutput([2 * RANK], 'int32');
  backend.typedArrayFromHeap(shapes).set([1, m, k, 1, k, n]);
  const leftShape = backend.getMemoryOffset(shapes.dataId);
  const rightShape = leftShape + RANK * BYTES;
  const left = piece(backend, a, m * k);
  const right = piece(backend, b, k * n);
  const result = piece(backend, out, m * n);
  for (let i = 0; i < batch; i++) {
    left.moveTo(i);
    right.moveTo(i);
    result.moveTo(i);
    product(left.id, leftShape, RANK, right.id, rightShape, RANK, 0, 0, result.id);
    left.leave();
    right.leave();
    result.leave();
  }
  for (const { release } of [left, right, result]) release();
  backend.disposeData(shapes.dataId);
  return out;
}

/** An id of the native module that stands for one matrix of a batch after another. */
function piece(backend: BackendWasm, whole: tf.TensorInfo, size: number) {
  const { tfjs } = backend.wasm;
  const begin = backend.getMemoryOffset(whole.dataId);
  const placeholder = backend.makeOutput([size], 'float32', begin);
  const { id } = backend.dataIdMap.get(placeholder.dataId);
  tfjs.disposeData(id);
  return {
    id,
    moveTo: (i: number) => tfjs.registerTensor(id, size, begin + i * size * BYTES),
    leave: () => tfjs.disposeData(id),
    release: () => backend.dataIdMap.delete(placeholder.dataId),
  };
}
