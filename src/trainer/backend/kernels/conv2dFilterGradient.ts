import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import {
  type ConvolutionAttrs,
  type ReplacedKernel,
  runKernel,
  type Shape4,
  transpose,
  withShape,
} from './wasmKernel.ts';

/**
 * The gradient of a convolution for its filter, which the wasm backend lacks:
 * dW[u, v, i, o] = sum over n, y, x of X[n, s y + u, s x + v, i] dY[n, y, x, o].
 * With images and channels exchanged, X as i x height x width x n and dY as rows x columns x n x o, that is a
 * convolution again: of X with the filter dY, its taps s apart, giving i x u x v x o.
 */
export const conv2dFilterGradient: ReplacedKernel = {
  name: 'Conv2DBackpropFilter',
  replace: () => (call) => {
    const { backend } = call;
    const { x, dy } = call.inputs;
    const { strides, pad, dataFormat, dimRoundingMode, filterShape } =
      call.attrs as unknown as ConvolutionAttrs & { filterShape: Shape4 };
    if (dataFormat !== 'NHWC') throw new Error(`convolutions on wasm are NHWC, not ${dataFormat}`);
    const shape = x.shape as Shape4;
    const info = tf.backend_util.computeConv2DInfo(shape, filterShape, strides, 1, pad, dimRoundingMode);
    const { top, bottom, left, right } = info.padInfo;
    const input = channelsFirstImagesLast(backend, x);
    const filter = transpose(backend, dy, [1, 2, 0, 3]);
    const correlation = runKernel(
      'Conv2D',
      backend,
      { x: input, filter },
      {
        strides: 1,
        dilations: [info.strideHeight, info.strideWidth],
        dataFormat,
        pad: [
          [0, 0],
          [top, bottom],
          [left, right],
          [0, 0],
        ],
      },
    );
    backend.disposeData(input.dataId);
    backend.disposeData(filter.dataId);
    const dw = transpose(backend, correlation, [1, 2, 0, 3]);
    backend.disposeData(correlation.dataId);
    return cropped(backend, dw, filterShape);
  },
};

/** n x height x width x i to i x height x width x n, in three passes over runs of memory rather than one that jumps. */
function channelsFirstImagesLast(backend: BackendWasm, x: tf.TensorInfo): tf.TensorInfo {
  const [n, height, width, channels] = x.shape;
  const positionsFirst = transpose(backend, withShape(x, [n, height * width, channels]), [1, 0, 2]);
  const imagesLast = transpose(backend, positionsFirst, [0, 2, 1]);
  const channelsFirst = transpose(backend, imagesLast, [1, 0, 2]);
  backend.disposeData(positionsFirst.dataId);
  backend.disposeData(imagesLast.dataId);
  return withShape(channelsFirst, [channels, height, width, n]);
}

/** Rows and columns of the input that no stride reached add taps that the filter does not have. */
function cropped(backend: BackendWasm, dw: tf.TensorInfo, shape: number[]): tf.TensorInfo {
  if (dw.shape.every((length, i) => length === shape[i])) return dw;
  const slice = runKernel('Slice', backend, { x: dw }, { begin: [0, 0, 0, 0], size: shape });
  backend.disposeData(dw.dataId);
  return slice;
}
