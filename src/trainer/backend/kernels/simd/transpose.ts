import { sizeOf } from './shapes.ts';
import type { SimdKernel } from './simd.ts';

/** Transposes matrices and batches of them; tfjs does all other permutations. */
export const transpose: SimdKernel = {
  name: 'Transpose',
  create: (simd, original) => (call) => {
    const { x } = call.inputs;
    const perm = call.attrs.perm as number[];
    const rank = x.shape.length;
    const swapsLast =
      rank >= 2 &&
      perm.every((axis, i) => axis === (i < rank - 2 ? i : i === rank - 2 ? rank - 1 : rank - 2));
    if (!swapsLast || x.dtype !== 'float32' || sizeOf(x.shape) === 0) {
      if (!original) throw new Error('the wasm backend has lost its transpose');
      return original(call);
    }
    const [rows, columns] = x.shape.slice(-2);
    const batch = x.shape.slice(0, -2);
    const out = simd.heap.create([...batch, columns, rows]);
    simd.routines.transpose(simd.heap.address(x), simd.heap.address(out), sizeOf(batch), rows, columns);
    return out;
  },
};
