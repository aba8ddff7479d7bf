import { productScratch } from '../../../../simd/product.ts';
import { type ConvolutionLayout, FLOAT, place, plan } from './convolutionLayout.ts';
import { NO_FLOOR } from './product.ts';
import type { Simd } from './simd.ts';

/** Entries of a square of 4 x 4, each with a plane of its own. */
const PLANES = 16;
/** Fewer channels than that do not pay for the transforms. */
const LEAST_CHANNELS = 12;
/** Squares times channels that are worked on in one go, so that their planes stay in the second cache. */
const SQUARES_TIMES_CHANNELS = 8192;

/** Whether a convolution can be done by minimal filtering, and is faster so. */
export function suitsWinograd(l: ConvolutionLayout): boolean {
  return (
    l.filterHeight === 3 &&
    l.filterWidth === 3 &&
    l.stride.every((stride) => stride === 1) &&
    l.outHeight % 2 === 0 &&
    l.outWidth % 2 === 0 &&
    Math.min(l.channels, l.outChannels) >= LEAST_CHANNELS
  );
}

/** Where everything stands in scratch memory, for some images at a time. */
function arrange({ heap }: Simd, l: ConvolutionLayout) {
  const squares = (l.outHeight * l.outWidth) / 4;
  const wanted = Math.round(SQUARES_TIMES_CHANNELS / (l.channels + l.outChannels) / squares);
  const together = Math.min(l.images, Math.max(1, wanted));
  const { rowBytes, imageBytes } = plan(l);
  const count = together * squares;
  const sizes = [
    together * imageBytes,
    PLANES * l.channels * l.outChannels * FLOAT,
    PLANES * count * l.channels * FLOAT,
    PLANES * count * l.outChannels * FLOAT,
    productScratch(Math.max(count, l.channels), Math.max(count, l.channels), l.outChannels),
  ];
  const zeros = heap.zeros(l.outChannels);
  const padded = heap.scratch(sizes.reduce((sum, size) => sum + size, 0));
  const [filterPlanes, inputPlanes, outputPlanes, scratch] = [1, 2, 3, 4].map((i) =>
    sizes.slice(0, i).reduce((at, size) => at + size, padded),
  );
  new Uint8Array(heap.memory.buffer, padded, together * imageBytes).fill(0);
  return {
    together,
    squares,
    rowBytes,
    imageBytes,
    zeros,
    padded,
    filterPlanes,
    inputPlanes,
    outputPlanes,
    scratch,
  };
}

/** The images in as many at a time as there is room for, each time with their squares transformed in `inputPlanes`. */
function* transformedInputs(simd: Simd, l: ConvolutionLayout, a: ReturnType<typeof arrange>, x: number) {
  const [down, across] = [l.outHeight / 2, l.outWidth / 2];
  for (let first = 0; first < l.images; first += a.together) {
    const images = Math.min(a.together, l.images - first);
    const squares = images * a.squares;
    const planeBytes = squares * l.channels * FLOAT;
    place(simd, l, x, first, images, a.padded);
    simd.routines.winogradInput(
      ...[a.padded, a.rowBytes, a.imageBytes, a.inputPlanes, planeBytes, images, down, across],
      l.channels,
    );
    yield { first, images, squares };
  }
}

/** out = the convolution of x with a filter. */
export function convolveWinograd(
  simd: Simd,
  l: ConvolutionLayout,
  x: number,
  filter: number,
  out: number,
): void {
  const { routines } = simd;
  const a = arrange(simd, l);
  const [inRow, outRow] = [l.channels * FLOAT, l.outChannels * FLOAT];
  const [down, across] = [l.outHeight / 2, l.outWidth / 2];
  routines.winogradFilter(filter, a.filterPlanes, l.channels * l.outChannels);
  for (const { first, images, squares } of transformedInputs(simd, l, a, x)) {
    for (let plane = 0; plane < PLANES; plane++) {
      routines.rowsProduct(
        ...[a.inputPlanes + plane * squares * inRow, inRow, FLOAT],
        ...[a.filterPlanes + plane * l.channels * outRow, outRow, FLOAT, a.zeros, 0],
        ...[a.outputPlanes + plane * squares * outRow, outRow],
        ...[squares, l.channels, l.outChannels, NO_FLOOR, 1, a.scratch],
      );
    }
    const mapBytes = l.outHeight * l.outWidth * outRow;
    routines.winogradOutput(
      ...[out + first * mapBytes, l.outWidth * outRow, mapBytes],
      ...[a.outputPlanes, squares * outRow, images, down, across, l.outChannels],
    );
  }
}

/** The gradient for the filter. */
export function filterGradientWinograd(
  simd: Simd,
  l: ConvolutionLayout,
  x: number,
  dy: number,
  dFilter: number,
): void {
  const { routines } = simd;
  const a = arrange(simd, l);
  const [inRow, outRow] = [l.channels * FLOAT, l.outChannels * FLOAT];
  const [down, across] = [l.outHeight / 2, l.outWidth / 2];
  for (const { first, images, squares } of transformedInputs(simd, l, a, x)) {
    const mapBytes = l.outHeight * l.outWidth * outRow;
    routines.winogradOutputGradient(
      ...[dy + first * mapBytes, l.outWidth * outRow, mapBytes],
      ...[a.outputPlanes, squares * outRow, images, down, across, l.outChannels],
    );
    for (let plane = 0; plane < PLANES; plane++) {
      const sum = a.filterPlanes + plane * l.channels * outRow;
      routines.columnsProduct(
        ...[a.inputPlanes + plane * squares * inRow, FLOAT, inRow],
        ...[a.outputPlanes + plane * squares * outRow, outRow, FLOAT],
        ...(first === 0 ? [a.zeros, 0] : [sum, outRow]),
        ...[sum, outRow, l.channels, squares, l.outChannels, NO_FLOOR, 1, a.scratch],
      );
    }
  }
  routines.winogradFilterGradient(a.filterPlanes, dFilter, l.channels * l.outChannels);
}
