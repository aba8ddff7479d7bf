import { NO_FLOOR } from './product.ts';
import { sizeOf } from './shapes.ts';
import type { SimdKernel } from './simd.ts';

/** Numbers of one row: groups times channels. */
function layout(shape: readonly number[], axes: number) {
  const rows = sizeOf(shape.slice(0, -axes));
  const channels = shape[shape.length - 1];
  return { rows, groups: sizeOf(shape) / rows / channels, channels };
}

/** Normalises over the last axes: see operations/norm. Gives y and the mean and the reciprocal deviation of every row. */
const forward = (name: string, floor: number): SimdKernel => ({
  name,
  create:
    ({ heap, routines }) =>
    ({ inputs: { x, scale, offset }, attrs }) => {
      const { rows, groups, channels } = layout(x.shape, attrs.axes as number);
      const y = heap.create(x.shape);
      const moments = heap.create([rows, 2]);
      const [from, factors, offsets, to, at] = [x, scale, offset, y, moments].map(heap.address);
      routines.norm(from, factors, offsets, to, at, rows, groups, channels, floor);
      return [y, moments];
    },
});

const gradient: SimdKernel = {
  name: 'NormGradient',
  create:
    ({ heap, routines }) =>
    ({ inputs: { dy, x, y, scale, moments }, attrs }) => {
      const { rows, groups, channels } = layout(x.shape, attrs.axes as number);
      const dx = heap.create(x.shape);
      const dScale = heap.create([channels]);
      const dOffset = heap.create([channels]);
      const [given, from, factors, at, to, scales, offsets] = [
        dy,
        x,
        scale,
        moments,
        dx,
        dScale,
        dOffset,
      ].map(heap.address);
      const mask = y ? heap.address(y) : 0;
      routines.normGradient(given, from, mask, factors, at, to, scales, offsets, rows, groups, channels);
      return [dx, dScale, dOffset];
    },
};

export const NORM_KERNELS = [forward('Norm', NO_FLOOR), forward('NormRelu', 0), gradient];
