import type { ConvolutionAttrs, KernelCall, Shape4 } from '../wasmKernel.ts';
import { FLOAT, layoutOf } from './convolutionLayout.ts';
import { convolve, filterGradient } from './convolve.ts';
import type { SimdKernel } from './simd.ts';

const isFloat = ({ inputs }: KernelCall) => Object.values(inputs).every(({ dtype }) => dtype === 'float32');

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
