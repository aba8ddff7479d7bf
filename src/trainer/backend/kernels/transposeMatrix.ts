import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type * as tf from '@tensorflow/tfjs-core';
import { transpose, withShape } from './wasmKernel.ts';

/** Rows that are transposed together, where rows come in such numbers. */
const STRIP = 32;
/** Where columns of the result lie a multiple of so many numbers apart, they compete for the same lines of the cache. */
const CONFLICT = 512;

/**
 * The transpose of one matrix (rows x columns). tfjs writes down the columns of the result, which takes ten times as
 * long where those lie a power of two apart; then strips of 32 rows are transposed first (rows/32 x 32 x columns to
 * rows/32 x columns x 32) and the strips are put side by side after.
 */
export function transposeMatrix(backend: BackendWasm, x: tf.TensorInfo): tf.TensorInfo {
  const [rows, columns] = x.shape.slice(-2);
  if (rows % CONFLICT !== 0) return transpose(backend, withShape(x, [rows, columns]), [1, 0]);
  const strips = transpose(backend, withShape(x, [rows / STRIP, STRIP, columns]), [0, 2, 1]);
  const sideBySide = transpose(backend, strips, [1, 0, 2]);
  backend.disposeData(strips.dataId);
  return withShape(sideBySide, [columns, rows]);
}
