import * as tf from '@tensorflow/tfjs-core';
import type { ConvolutionAttrs, Shape4 } from '../wasmKernel.ts';
import type { Simd } from './simd.ts';

export const FLOAT = 4;
/** Positions of maps that are worked on in one go, so that their numbers stay in the second cache. */
const POSITIONS = 288;

/**
 * A convolution as a product, without copying every patch: images stand in memory with a border of zeros, and a row of
 * a patch, filter width x channels, lies side by side there. Rows of the product are positions, its terms the rows of
 * a patch one after another.
 */
export interface ConvolutionLayout {
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

/** Images that are worked on in one go, and bytes of them with their borders. */
export function plan(l: ConvolutionLayout) {
  const rowBytes = (l.width + l.border.left + l.border.right) * l.channels * FLOAT;
  const imageBytes = (l.height + l.border.top + l.border.bottom) * rowBytes;
  const positions = l.outHeight * l.outWidth;
  const together = Math.min(l.images, Math.max(1, Math.ceil(POSITIONS / positions)));
  return { rowBytes, imageBytes, positions, together };
}

/** Puts some images into their borders, which are zero already. */
export function place(
  simd: Simd,
  l: ConvolutionLayout,
  x: number,
  first: number,
  count: number,
  to: number,
): void {
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

/** The layout of a convolution, where it is one that is done here. */
export function layoutOf(
  {
    strides,
    pad,
    dataFormat,
    dimRoundingMode,
    dilations,
  }: ConvolutionAttrs & { dilations?: number | number[] },
  inputShape: Shape4,
  filterShape: Shape4,
): ConvolutionLayout | undefined {
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
