import { multiply, NO_FLOOR } from './product.ts';
import { asRows } from './shapes.ts';
import type { SimdKernel } from './simd.ts';

/** x weights + bias along the last dimension, with a relu or without: see operations/linear. */
const forward = (name: string, floor: number): SimdKernel => ({
  name,
  create:
    (simd) =>
    ({ inputs: { x, weights, bias } }) => {
      const [rows, terms] = asRows(x.shape);
      const columns = weights.shape[1];
      const out = simd.heap.create([...x.shape.slice(0, -1), columns]);
      const [from, right, offset, to] = [x, weights, bias, out].map(simd.heap.address);
      multiply(simd, { rows, terms, columns }, { at: from, columns: terms }, { at: right, columns }, to, {
        bias: offset,
        floor,
      });
      return out;
    },
});

/** Gradients for x (unless it is data), weights and bias; y is what came out of a relu. */
const gradient: SimdKernel = {
  name: 'LinearGradient',
  create:
    (simd) =>
    ({ inputs: { dy, x, weights, y }, attrs: { data }, backend }) => {
      const { heap, routines } = simd;
      const [rows, fanIn] = asRows(x.shape);
      const fanOut = weights.shape[1];
      const dWeights = heap.create(weights.shape);
      const dBias = heap.create([fanOut]);
      const masked = y ? heap.create(dy.shape) : dy;
      const [given, from, factors, dFactors, bias, output] = [dy, x, weights, dWeights, dBias, masked].map(
        heap.address,
      );
      if (y) routines.maskRows(given, heap.address(y), output, bias, rows, fanOut);
      else routines.sumRows(given, bias, rows, fanOut);
      multiply(
        simd,
        { rows: fanIn, terms: rows, columns: fanOut },
        { at: from, columns: fanIn, transposed: true },
        { at: output, columns: fanOut },
        dFactors,
      );
      const gradients = [dWeights, dBias];
      if (!data) {
        const dx = heap.create(x.shape);
        multiply(
          simd,
          { rows, terms: fanOut, columns: fanIn },
          { at: output, columns: fanOut },
          { at: factors, columns: fanOut, transposed: true },
          heap.address(dx),
        );
        gradients.unshift(dx);
      }
      if (y) backend.disposeData(masked.dataId);
      return gradients;
    },
};

export const LINEAR_KERNELS = [forward('Linear', NO_FLOOR), forward('LinearRelu', 0), gradient];
