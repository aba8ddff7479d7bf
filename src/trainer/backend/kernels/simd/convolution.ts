import * as tf from '@tensorflow/tfjs';
import type { ConvolutionAttrs, Shape4 } from '../wasmKernel.ts';
import { NO_FLOOR } from './product.ts';
import type { Simd, SimdCall, SimdKernel } from './simd.ts';

const FLOAT = 4;
const TILE_COLUMNS = 8;
const TILE_BYTES = 4 * TILE_COLUMNS * FLOAT;
/** Positions of maps that are worked on in one go, so that their numbers stay in the second cache. */
const POSITIONS = 288;

/**
 * A convolution as a product, without copying every patch: pictures stand in memory with a border of zeros, and a row of
 * a patch, filter width x channels, lies side by side there. Rows of the product are positions, its terms the rows of
 * a patch one after another.
 */
interface Layout {
  readonly images: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Positions of what comes out. */
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outChannels: number;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly stride: readonly [down: number, right: number];
  readonly border: {
    readonly top: number;
    readonly left: number;
    readonly bottom: number;
    readonly right: number;
  };
}

/** Pictures that are worked on in one go, and bytes of them with their borders. */
function plan(l: Layout) {
  const rowBytes = (l.width + l.border.left + l.border.right) * l.channels * FLOAT;
  const imageBytes = (l.height + l.border.top + l.border.bottom) * rowBytes;
  const positions = l.outHeight * l.outWidth;
  const together = Math.min(l.images, Math.max(1, Math.ceil(POSITIONS / positions)));
  return { rowBytes, imageBytes, positions, together };
}

/** Puts some pictures into their borders, which are zero already. */
function place(simd: Simd, l: Layout, x: number, first: number, count: number, to: number): void {
  const { rowBytes, imageBytes } = plan(l);
  const line = l.width * l.channels * FLOAT;
  simd.routines.copyMaps(
    x + first * l.height * line,
    to + l.border.top * rowBytes + l.border.left * l.channels * FLOAT,
    count,
    l.height,
    line,
    rowBytes,
    imageBytes,
  );
}

/** out = the convolution of x with a filter, (rows of a patch) x outChannels. */
function convolve(simd: Simd, l: Layout, x: number, filter: number, out: number): void {
  const { heap, routines } = simd;
  const { rowBytes, imageBytes, positions, together } = plan(l);
  const segment = l.filterWidth * l.channels;
  const terms = l.filterHeight * segment;
  const panels = Math.ceil(l.outChannels / TILE_COLUMNS);
  const zeros = heap.zeros(l.outChannels);
  const padded = heap.scratch(
    together * imageBytes +
      together * positions * FLOAT +
      terms * panels * TILE_COLUMNS * FLOAT +
      TILE_BYTES +
      64,
  );
  const packed = padded + together * imageBytes;
  const tile = packed + terms * panels * TILE_COLUMNS * FLOAT;
  const table = tile + TILE_BYTES;
  new Uint8Array(heap.memory.buffer, padded, together * imageBytes).fill(0);
  writeTable(new Int32Array(heap.memory.buffer, table, together * positions), l, padded);
  routines.pack(filter, l.outChannels * FLOAT, FLOAT, terms, l.outChannels, packed);
  for (let first = 0; first < l.images; first += together) {
    const count = Math.min(together, l.images - first);
    place(simd, l, x, first, count, padded);
    routines.rowsCover(
      ...[table, 0, packed, TILE_COLUMNS * FLOAT, terms * TILE_COLUMNS * FLOAT, zeros, 0],
      ...[out + first * positions * l.outChannels * FLOAT, l.outChannels * FLOAT],
      ...[count * positions, l.outChannels, segment, l.filterHeight, rowBytes - segment * FLOAT, 1, 0],
      ...[NO_FLOOR, tile],
    );
  }
}

/** Where the patch of every position begins. */
function writeTable(table: Int32Array, l: Layout, padded: number): void {
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

/** The gradient for the filter: dW[u] = sum over positions of (row u of a patch)' dY. */
function filterGradient(simd: Simd, l: Layout, x: number, dy: number, dFilter: number): void {
  const { heap, routines } = simd;
  const { rowBytes, imageBytes, positions, together } = plan(l);
  const segment = l.filterWidth * l.channels;
  const panels = Math.ceil(l.outChannels / TILE_COLUMNS);
  const zeros = heap.zeros(l.outChannels);
  const packedBytes = together * positions * panels * TILE_COLUMNS * FLOAT;
  const padded = heap.scratch(together * imageBytes + packedBytes + TILE_BYTES);
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
        ...[padded + u * rowBytes, step, packed, TILE_COLUMNS * FLOAT, terms * TILE_COLUMNS * FLOAT],
        ...(first === 0 ? [zeros, 0] : [out, outRow]),
        ...[out, outRow, segment, l.outChannels],
        ...[l.outWidth, l.outHeight, down * rowBytes - l.outWidth * step],
        ...[count, imageBytes - l.outHeight * down * rowBytes, NO_FLOOR, tile],
      );
    }
  }
}

/** The layout of a convolution, where it is one that is done here. */
function layoutOf(
  {
    strides,
    pad,
    dataFormat,
    dimRoundingMode,
    dilations,
  }: ConvolutionAttrs & { dilations?: number | number[] },
  inputShape: Shape4,
  filterShape: Shape4,
): Layout | undefined {
  const dilation = [dilations ?? 1].flat();
  if (dataFormat !== 'NHWC' || dilation.some((d) => d !== 1)) return;
  const info = tf.backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, pad, dimRoundingMode);
  if (Object.values(info.padInfo).some((side) => typeof side === 'number' && side < 0)) return;
  return {
    images: info.batchSize,
    height: info.inHeight,
    width: info.inWidth,
    channels: info.inChannels,
    outHeight: info.outHeight,
    outWidth: info.outWidth,
    outChannels: info.outChannels,
    filterHeight: info.filterHeight,
    filterWidth: info.filterWidth,
    stride: [info.strideHeight, info.strideWidth],
    border: info.padInfo,
  };
}

const isFloat = ({ inputs }: SimdCall) => Object.values(inputs).every(({ dtype }) => dtype === 'float32');

const forward: SimdKernel = {
  name: 'Conv2D',
  create: (simd, original) => (call) => {
    const { x, filter } = call.inputs;
    const layout = layoutOf(
      call.attrs as unknown as ConvolutionAttrs,
      x.shape as Shape4,
      filter.shape as Shape4,
    );
    if (!(layout && isFloat(call))) {
      if (!original) throw new Error('the wasm backend has lost its convolution');
      return original(call);
    }
    const out = simd.heap.create([layout.images, layout.outHeight, layout.outWidth, layout.outChannels]);
    const [from, taps, to] = [x, filter, out].map(simd.heap.address);
    convolve(simd, layout, from, taps, to);
    return out;
  },
};

/**
 * The gradient for the input, stride 1: the convolution of dY with the filter turned by half a turn, its input and output
 * channels exchanged. A border of p before becomes k - 1 - p.
 */
const inputGradient: SimdKernel = {
  name: 'Conv2DBackpropInput',
  create: (simd, original) => (call) => {
    const { dy, filter } = call.inputs;
    const attrs = call.attrs as unknown as ConvolutionAttrs & { inputShape: Shape4 };
    const l = layoutOf(attrs, attrs.inputShape, filter.shape as Shape4);
    const border = l && {
      top: l.filterHeight - 1 - l.border.top,
      bottom: l.filterHeight - 1 - l.border.bottom,
      left: l.filterWidth - 1 - l.border.left,
      right: l.filterWidth - 1 - l.border.right,
    };
    const one = l?.stride.every((stride) => stride === 1) && isFloat(call);
    if (!l || !border || !one || Object.values(border).some((side) => side < 0)) {
      if (!original) throw new Error('the wasm backend has lost its gradient of a convolution');
      return original(call);
    }
    const { heap, routines } = simd;
    const turned = heap.create([l.filterHeight, l.filterWidth, l.outChannels, l.channels]);
    const dx = heap.create(attrs.inputShape);
    const [gradient, taps, to, into] = [dy, filter, dx, turned].map(heap.address);
    const count = l.filterHeight * l.filterWidth;
    const tapBytes = l.channels * l.outChannels * FLOAT;
    for (let tap = 0; tap < count; tap++) {
      routines.transpose(
        taps + tap * tapBytes,
        into + (count - 1 - tap) * tapBytes,
        1,
        l.channels,
        l.outChannels,
      );
    }
    const turnedLayout = {
      ...l,
      height: l.outHeight,
      width: l.outWidth,
      channels: l.outChannels,
      outHeight: l.height,
      outWidth: l.width,
      outChannels: l.channels,
      border,
    };
    convolve(simd, turnedLayout, gradient, into, to);
    call.backend.disposeData(turned.dataId);
    return dx;
  },
};

const weightsGradient: SimdKernel = {
  name: 'Conv2DBackpropFilter',
  create: (simd, original) => (call) => {
    const { x, dy } = call.inputs;
    const attrs = call.attrs as unknown as ConvolutionAttrs & { filterShape: Shape4 };
    const layout = layoutOf(attrs, x.shape as Shape4, attrs.filterShape);
    if (!(layout && isFloat(call))) {
      if (!original) throw new Error('the wasm backend has no gradient of this convolution');
      return original(call);
    }
    const dFilter = simd.heap.create(attrs.filterShape);
    const [from, gradient, to] = [x, dy, dFilter].map(simd.heap.address);
    filterGradient(simd, layout, from, gradient, to);
    return dFilter;
  },
};

export const CONVOLUTION_KERNELS = [forward, inputGradient, weightsGradient];
