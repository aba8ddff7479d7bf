import * as tf from '@tensorflow/tfjs';
import { type MendedKernel, runKernel, transpose } from './wasmKernel.ts';

/**
 * The gradient of a convolution for its input, stride 1: the convolution of the output's gradient with the filter
 * turned by half a turn, its input and output channels exchanged, on the fast path of the forward one. A padding of
 * p before becomes k - 1 - p.
 */
export const conv2dInputGradient: MendedKernel = {
  name: 'Conv2DBackpropInput',
  mend: (original) => (call) => {
    const { backend } = call;
    const { dy, filter } = call.inputs;
    const { strides, pad, dataFormat, dimRoundingMode, inputShape } = call.attrs as unknown as {
      strides: [number, number] | number;
      pad: 'valid' | 'same' | number;
      dataFormat: 'NHWC';
      dimRoundingMode?: 'floor';
      inputShape: [number, number, number, number];
    };
    const shape = filter.shape as [number, number, number, number];
    const info = tf.backend_util.computeConv2DInfo(inputShape, shape, strides, 1, pad, dimRoundingMode);
    if (info.strideHeight !== 1 || info.strideWidth !== 1 || dataFormat !== 'NHWC') {
      if (!original) throw new Error('the wasm backend has lost its gradient of a convolution');
      return original(call);
    }
    const { top, bottom, left, right } = info.padInfo;
    const [height, width] = shape;
    const turned = runKernel('Reverse', backend, { x: filter }, { dims: [0, 1] });
    const exchanged = transpose(backend, turned, [0, 1, 3, 2]);
    const dx = runKernel(
      'Conv2D',
      backend,
      { x: dy, filter: exchanged },
      {
        strides: 1,
        dilations: 1,
        dataFormat,
        pad: [
          [0, 0],
          [height - 1 - top, height - 1 - bottom],
          [width - 1 - left, width - 1 - right],
          [0, 0],
        ],
      },
    );
    backend.disposeData(turned.dataId);
    backend.disposeData(exchanged.dataId);
    return dx;
  },
};
