import { sizeOf } from './shapes.ts';
import type { SimdKernel } from './simd.ts';

/** Sums over leading dimensions, which the gradient of every bias is; tfjs does all other sums. */
export const sum: SimdKernel = {
  name: 'Sum',
  create: (simd, original) => (call) => {
    const { x } = call.inputs;
    const { axis, keepDims } = call.attrs;
    const rank = x.shape.length;
    const axes = (Array.isArray(axis) ? axis : [axis])
      .map((index: number) => (index < 0 ? index + rank : index))
      .sort((p, q) => p - q);
    const summed = axes.every((index, i) => index === i) ? axes.length : 0;
    if (summed === 0 || summed === rank || x.dtype !== 'float32' || sizeOf(x.shape) === 0) {
      if (!original) throw new Error('the wasm backend has lost its sum');
      return original(call);
    }
    const rest = x.shape.slice(summed);
    const columns = sizeOf(rest);
    const out = simd.heap.create(keepDims ? [...Array(summed).fill(1), ...rest] : rest);
    simd.routines.sumRows(simd.heap.address(x), simd.heap.address(out), sizeOf(x.shape) / columns, columns);
    return out;
  },
};
