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
 * The gradient of a convolution for its input, stride 1: the convolution of the output's gradient with the filter
 * turned by half a turn, its input and output channels exchanged, on the fast path of the forward one. A padding of
 * p before becomes k - 1 - p.
 */
export const conv2dInputGradient: ReplacedKernel = {
  name: 'Conv2DBackpropInput',
  replace: (original) => (call) => {
    const { backend } = call;
    const { dy, filter } = call.inputs;
    const { strides, pad, dataFormat, dimRoundingMode, inputShape } =
      call.attrs as unknown as ConvolutionAttrs & { inputShape: Shape4 };
    const shape = filter.shape as Shape4;
    const info = tf.backend_util.computeConv2DInfo(inputShape, shape, strides, 1, pad, dimRoundingMode);
    if (info.strideHeight !== 1 || info.strideWidth !== 1 || dataFormat !== 'NHWC') {
      if (!original) throw new Error('the wasm backend has lost its gradient of a convolution');
      return original(call);
    }
    const { top, bottom, left, right } = info.padInfo;
    const [height, width] = shape;
    const turned = turnedFilter(backend, filter);
    const padding = [
      [0, 0],
      [height - 1 - top, height - 1 - bottom],
      [width - 1 - left, width - 1 - right],
      [0, 0],
    ];
    const attrs = { strides: 1, dilations: 1, dataFormat, pad: padding };
    const dx = runKernel('Conv2D', backend, { x: dy, filter: turned }, attrs);
    backend.disposeData(turned.dataId);
    return dx;
  },
};

/** height x width x in x out to the same taps in reverse order, each out x in. */
function turnedFilter(backend: BackendWasm, filter: tf.TensorInfo): tf.TensorInfo {
  const [height, width, from, to] = filter.shape;
  const taps = height * width;
  const exchanged = transpose(backend, withShape(filter, [taps, from, to]), [0, 2, 1]);
  const turned = backend.makeOutput([height, width, to, from], 'float32');
  const source = backend.typedArrayFromHeap(exchanged);
  const target = backend.typedArrayFromHeap(turned);
  const tapSize = from * to;
  for (let tap = 0; tap < taps; tap++) {
    target.set(source.subarray(tap * tapSize, (tap + 1) * tapSize), (taps - 1 - tap) * tapSize);
  }
  backend.disposeData(exchanged.dataId);
  return turned;
}
