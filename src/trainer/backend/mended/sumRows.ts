import type { MendedKernel } from './wasmKernel.ts';
import { runKernel, withShape } from './wasmKernel.ts';

/**
 * Sums over leading dimensions, which the gradient of every bias is: tfjs transposes first and then sums, 10 times
 * slower than the product of a row of ones with the rows.
 */
export const sumRows: MendedKernel = {
  name: 'Sum',
  mend: (original) => (call) => {
    if (!original) throw new Error('the wasm backend has lost its sum');
    const { x } = call.inputs;
    const axes = leadingAxes(call.attrs.axis, x.shape.length);
    if (axes === undefined || x.dtype !== 'float32') return original(call);
    const { backend } = call;
    const rest = x.shape.slice(axes);
    const columns = rest.reduce((product, length) => product * length, 1);
    const rows = x.shape.slice(0, axes).reduce((product, length) => product * length, 1);
    if (columns === 1 || rows === 0) return original(call);
    const ones = backend.makeOutput([1, rows], 'float32');
    backend.typedArrayFromHeap(ones).fill(1);
    const inputs = { a: ones, b: withShape(x, [rows, columns]) };
    const sum = runKernel('BatchMatMul', backend, inputs, { transposeA: false, transposeB: false });
    backend.disposeData(ones.dataId);
    return withShape(sum, call.attrs.keepDims ? [...x.shape.slice(0, axes).map(() => 1), ...rest] : rest);
  },
};

/** How many axes are summed where they are the first ones, but not all; else undefined. */
function leadingAxes(axis: unknown, rank: number): number | undefined {
  const axes = (Array.isArray(axis) ? axis : [axis]) as number[];
  const sorted = axes.map((index) => (index < 0 ? index + rank : index)).sort((p, q) => p - q);
  return axes.length < rank && sorted.every((index, i) => index === i) && axes.length > 0
    ? axes.length
    : undefined;
}
