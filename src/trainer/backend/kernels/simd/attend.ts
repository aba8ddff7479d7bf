import { productScratch } from '../../../../simd/product.ts';
import type { Heap } from './heap.ts';
import type { SimdKernel } from './simd.ts';

function layout(shape: readonly number[], heads: number) {
  const [images, tokens, width] = shape;
  return { images, tokens, heads, headWidth: width / heads, scale: 1 / Math.sqrt(width / heads) };
}

function scratchOf(heap: Heap, tokens: number, headWidth: number): number {
  const most = Math.max(tokens, headWidth);
  return heap.scratch(productScratch(most, most, most));
}

/** Attention within every head of every image: see operations/attend. Gives out and the weights. */
const forward: SimdKernel = {
  name: 'Attend',
  create:
    ({ heap, routines }) =>
    ({ inputs: { q, k, v }, attrs }) => {
      const { images, tokens, heads, headWidth, scale } = layout(q.shape, attrs.heads as number);
      const out = heap.create(q.shape);
      const weights = heap.create([images, heads, tokens, tokens]);
      routines.attend(
        ...[q, k, v, weights, out].map(heap.address),
        ...[images, tokens, heads, headWidth, scale],
        heap.zeros(Math.max(tokens, headWidth)),
        scratchOf(heap, tokens, headWidth),
      );
      return [out, weights];
    },
};

const gradient: SimdKernel = {
  name: 'AttendGradient',
  create:
    ({ heap, routines }) =>
    ({ inputs: { dy, q, k, v, weights }, attrs, backend }) => {
      const { images, tokens, heads, headWidth, scale } = layout(q.shape, attrs.heads as number);
      const [dq, dk, dv] = [heap.create(q.shape), heap.create(q.shape), heap.create(q.shape)];
      const dWeights = heap.create([tokens, tokens]);
      routines.attendGradient(
        ...[dy, q, k, v, weights, dq, dk, dv, dWeights].map(heap.address),
        ...[images, tokens, heads, headWidth, scale],
        heap.zeros(Math.max(tokens, headWidth)),
        scratchOf(heap, tokens, headWidth),
      );
      backend.disposeData(dWeights.dataId);
      return [dq, dk, dv];
    },
};

export const ATTEND_KERNELS = [forward, gradient];
