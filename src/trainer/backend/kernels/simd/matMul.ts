import { multiply } from './product.ts';
import { sizeOf } from './shapes.ts';
import type { SimdKernel } from './simd.ts';

/** Products of matrices and of batches of them, either operand transposed or not; a single matrix goes with every one of a batch. */
export const matMul: SimdKernel = {
  name: 'BatchMatMul',
  create: (simd, original) => (call) => {
    const { a, b } = call.inputs;
    const { transposeA, transposeB } = call.attrs as { transposeA: boolean; transposeB: boolean };
    const [aBatch, bBatch] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
    const [aCount, bCount] = [sizeOf(aBatch), sizeOf(bBatch)];
    const [aRows, aColumns] = a.shape.slice(-2);
    const [bRows, bColumns] = b.shape.slice(-2);
    const [rows, terms] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
    const columns = transposeB ? bRows : bColumns;
    const known =
      a.dtype === 'float32' &&
      b.dtype === 'float32' &&
      rows * terms * columns * aCount * bCount > 0 &&
      (aCount === 1 || bCount === 1 || aBatch.join() === bBatch.join()) &&
      aBatch.length === bBatch.length;
    if (!known) {
      if (!original) throw new Error('the wasm backend has lost its matrix product');
      return original(call);
    }
    const batch = aCount >= bCount ? aBatch : bBatch;
    const out = simd.heap.create([...batch, rows, columns]);
    const [aAt, bAt, outAt] = [a, b, out].map(simd.heap.address);
    const shape = { rows, terms, columns };
    for (let i = 0; i < sizeOf(batch); i++) {
      multiply(
        simd,
        shape,
        { at: aAt + (aCount > 1 ? 4 * i * rows * terms : 0), columns: aColumns, transposed: transposeA },
        { at: bAt + (bCount > 1 ? 4 * i * terms * columns : 0), columns: bColumns, transposed: transposeB },
        outAt + 4 * i * rows * columns,
      );
    }
    return out;
  },
};
