import { TILE_BYTES, TILE_ROWS } from '../../../../simd/tile.ts';
import { type ConvolutionLayout, FLOAT, place, plan } from './convolutionLayout.ts';
import { NO_FLOOR } from './product.ts';
import type { Simd } from './simd.ts';
import { convolveWinograd, filterGradientWinograd, suitsWinograd } from './winograd.ts';

/** A tile that is cut off on the right. */
const TILE = TILE_ROWS * TILE_BYTES;
/** Bytes of a packed row of so many columns. */
const packedRow = (columns: number) => Math.ceil((columns * FLOAT) / TILE_BYTES) * TILE_BYTES;

type Pass = (simd: Simd, layout: ConvolutionLayout, ...addresses: [number, number, number]) => void;

/** out = the convolution of x with a filter; given the addresses of x, filter and out. */
export const convolve: Pass = (simd, layout, ...addresses) =>
  (suitsWinograd(layout) ? convolveWinograd : convolveDirectly)(simd, layout, ...addresses);

/** The gradient for the filter; given the addresses of x, dy and the gradient. */
export const filterGradient: Pass = (simd, layout, ...addresses) =>
  (suitsWinograd(layout) ? filterGradientWinograd : filterGradientDirectly)(simd, layout, ...addresses);

/** The same, position by position: the filter is (rows of a patch) x outChannels. */
function convolveDirectly(simd: Simd, l: ConvolutionLayout, x: number, filter: number, out: number): void {
  const { heap, routines } = simd;
  const { rowBytes, imageBytes, positions, together } = plan(l);
  const segment = l.filterWidth * l.channels;
  const terms = l.filterHeight * segment;
  const zeros = heap.zeros(l.outChannels);
  const padded = heap.scratch(
    together * imageBytes + together * positions * FLOAT + terms * packedRow(l.outChannels) + TILE,
  );
  const packed = padded + together * imageBytes;
  const tile = packed + terms * packedRow(l.outChannels);
  const table = tile + TILE;
  new Uint8Array(heap.memory.buffer, padded, together * imageBytes).fill(0);
  writeTable(new Int32Array(heap.memory.buffer, table, together * positions), l, padded);
  routines.pack(filter, l.outChannels * FLOAT, FLOAT, terms, l.outChannels, packed);
  for (let first = 0; first < l.images; first += together) {
    const count = Math.min(together, l.images - first);
    place(simd, l, x, first, count, padded);
    routines.rowsCover(
      ...[table, 0, packed, TILE_BYTES, terms * TILE_BYTES, zeros, 0],
      ...[out + first * positions * l.outChannels * FLOAT, l.outChannels * FLOAT],
      ...[count * positions, l.outChannels, segment, l.filterHeight, rowBytes - segment * FLOAT, 1, 0],
      ...[NO_FLOOR, tile],
    );
  }
}

/** Where the patch of every position begins. */
function writeTable(table: Int32Array, l: ConvolutionLayout, padded: number): void {
  const { rowBytes, imageBytes } = plan(l);
  const [down, right] = l.stride;
  let write = 0;
  for (let image = 0; write < table.length; image++) {
    for (let y = 0; y < l.outHeight; y++) {
      for (let x = 0; x < l.outWidth; x++) {
        table[write++] = padded + image * imageBytes + y * down * rowBytes + x * right * l.channels * FLOAT;
      }
    }
  }
}

/** The same, row of the filter by row: dW[u] = sum over positions of (row u of a patch)' dY. */
function filterGradientDirectly(
  simd: Simd,
  l: ConvolutionLayout,
  x: number,
  dy: number,
  dFilter: number,
): void {
  const { heap, routines } = simd;
  const { rowBytes, imageBytes, positions, together } = plan(l);
  const segment = l.filterWidth * l.channels;
  const zeros = heap.zeros(l.outChannels);
  const packedBytes = together * positions * packedRow(l.outChannels);
  const padded = heap.scratch(together * imageBytes + packedBytes + TILE);
  const packed = padded + together * imageBytes;
  const tile = packed + packedBytes;
  new Uint8Array(heap.memory.buffer, padded, together * imageBytes).fill(0);
  const [down, right] = l.stride;
  const step = right * l.channels * FLOAT;
  const outRow = l.outChannels * FLOAT;
  for (let first = 0; first < l.images; first += together) {
    const count = Math.min(together, l.images - first);
    place(simd, l, x, first, count, padded);
    const terms = count * positions;
    routines.pack(dy + first * positions * outRow, outRow, FLOAT, terms, l.outChannels, packed);
    for (let u = 0; u < l.filterHeight; u++) {
      const out = dFilter + u * segment * outRow;
      routines.columnsCover(
        ...[padded + u * rowBytes, step, packed, TILE_BYTES, terms * TILE_BYTES],
        ...(first === 0 ? [zeros, 0] : [out, outRow]),
        ...[out, outRow, segment, l.outChannels],
        ...[l.outWidth, l.outHeight, down * rowBytes - l.outWidth * step],
        ...[count, imageBytes - l.outHeight * down * rowBytes, NO_FLOOR, tile],
      );
    }
  }
}
