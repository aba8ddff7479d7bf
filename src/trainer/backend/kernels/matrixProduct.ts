import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type * as tf from '@tensorflow/tfjs-core';
import { batchedProduct } from './batchedProduct.ts';
import { withFreshId } from './freshId.ts';
import { transposeMatrix } from './transposeMatrix.ts';
import { type KernelCall, type ReplacedKernel, transpose, type WasmKernel, withShape } from './wasmKernel.ts';

const PLAIN = { transposeA: false, transposeB: false };

/**
 * Products of batches and products with a transposed operand, which every gradient of a product is: tfjs computes both
 * with a loop of its own, up to ten times slower than the plain product of two matrices. Here operands are transposed
 * first, and batches go matrix by matrix.
 */
export const matrixProduct: ReplacedKernel = {
  name: 'BatchMatMul',
  replace: (original) => (call) => {
    if (!original) throw new Error('the wasm backend has lost its matrix product');
    const { backend } = call;
    const { a, b } = call.inputs;
    const { transposeA, transposeB } = call.attrs;
    if (transposeA && !transposeB && isMatrix(a) && isMatrix(b) && size(a) < size(b))
      return flippedProduct(original, call);
    const left = transposeA ? transposed(backend, a) : a;
    const right = transposeB ? transposed(backend, b) : b;
    const product = plainProduct(original, { ...call, inputs: { a: left, b: right }, attrs: PLAIN });
    if (left !== a) backend.disposeData(left.dataId);
    if (right !== b) backend.disposeData(right.dataId);
    return product;
  },
};

function plainProduct(original: WasmKernel, call: KernelCall): tf.TensorInfo {
  const { backend } = call;
  const { a, b } = call.inputs;
  const batch = a.shape.slice(0, -2);
  // Batches that differ are broadcast by tfjs.
  const same = batch.join() === b.shape.slice(0, -2).join() && a.dtype === 'float32' && b.dtype === 'float32';
  if (isMatrix(b) || !same)
    return withFreshId(backend, b, b.shape, (fresh) => original({ ...call, inputs: { a, b: fresh } }));
  const product = batchedProduct(backend, inBatch(a), inBatch(b));
  return withShape(product, [...batch, ...product.shape.slice(1)]);
}

/** a' b = (b' a)': packing the right operand costs more than transposing the left, so the smaller one goes right. */
function flippedProduct(original: WasmKernel, call: KernelCall): tf.TensorInfo {
  const { backend } = call;
  const { a, b } = call.inputs;
  const left = transposeMatrix(backend, b);
  const flipped = withFreshId(backend, a, a.shape.slice(-2), (fresh) =>
    original({ ...call, inputs: { a: left, b: fresh }, attrs: { ...call.attrs, ...PLAIN } }),
  );
  const product = transposeMatrix(backend, flipped);
  backend.disposeData(left.dataId);
  backend.disposeData(flipped.dataId);
  return withShape(product, [...a.shape.slice(0, -2), ...product.shape]);
}

function transposed(backend: BackendWasm, x: tf.TensorInfo): tf.TensorInfo {
  const [rows, columns] = x.shape.slice(-2);
  const flipped = isMatrix(x) ? transposeMatrix(backend, x) : transpose(backend, inBatch(x), [0, 2, 1]);
  return withShape(flipped, [...x.shape.slice(0, -2), columns, rows]);
}

/** Whether there is one matrix in the batch. */
function isMatrix(x: tf.TensorInfo): boolean {
  return x.shape.slice(0, -2).every((length) => length === 1);
}

/** With all leading dimensions in one. */
function inBatch(x: tf.TensorInfo): tf.TensorInfo {
  const [rows, columns] = x.shape.slice(-2);
  return withShape(x, [size(x) / (rows * columns), rows, columns]);
}

function size(x: tf.TensorInfo): number {
  return x.shape.reduce((product, length) => product * length, 1);
}
