import { type ReplacedKernel, runKernel, withShape } from './wasmKernel.ts';

/**
 * Sums over leading dimensions, which the gradient of every bias is: tfjs transposes first and then sums. Average
 * pooling over all rows, as if they were the pixels of one image, is 5 to 50 times faster.
 */
export const sumRows: ReplacedKernel = {
  name: 'Sum',
  replace: (original) => (call) => {
    if (!original) throw new Error('the wasm backend has lost its sum');
    const { backend } = call;
    const { x } = call.inputs;
    const summed = leadingAxes(call.attrs.axis, x.shape.length);
    const rows = product(x.shape.slice(0, summed));
    const rest = x.shape.slice(summed);
    const columns = product(rest);
    if (summed === 0 || x.dtype !== 'float32' || rows < 2 || columns < 2) return original(call);
    const sum = runKernel(
      'AvgPool',
      backend,
      { x: withShape(x, [1, rows, 1, columns]) },
      { filterSize: [rows, 1], strides: 1, pad: 'valid' },
    );
    const values = backend.typedArrayFromHeap(sum);
    for (let i = 0; i < columns; i++) values[i] *= rows;
    return withShape(sum, call.attrs.keepDims ? [...Array(summed).fill(1), ...rest] : rest);
  },
};

/** How many axes are summed, where they are the first ones; else 0. */
function leadingAxes(axis: unknown, rank: number): number {
  const axes = (Array.isArray(axis) ? axis : [axis]) as number[];
  const sorted = axes.map((index) => (index < 0 ? index + rank : index)).sort((p, q) => p - q);
  return sorted.every((index, i) => index === i) ? sorted.length : 0;
}

function product(lengths: readonly number[]): number {
  return lengths.reduce((all, length) => all * length, 1);
}
