import * as tf from '@tensorflow/tfjs-core';
import { dense } from './dense.ts';
import { groupNorm } from './groupNorm.ts';
import { type ModelSize, RESNET_SIZES } from './modelSizes.ts';
import type { Network } from './network.ts';
import type { ParameterStore } from './parameterStore.ts';
import { patchTokens } from './patchTokens.ts';

/** Maps shrink by this much a side, in the stem and between blocks. */
const SHRINK = 2;
const FILTER = 3;

type Layer = (x: tf.Tensor4D) => tf.Tensor4D;

/**
 * A residual network with norms first (He et al. 2016, "Identity mappings"). Maps shrink where squares of 2 x 2 become
 * one position with four times the channels, so that every 3 x 3 convolution has stride 1, which is the fast case.
 */
export function residualNetwork(store: ParameterStore, size: ModelSize): Network {
  const channels = RESNET_SIZES[size];
  const stem = convolution(store, 'stem/filter', 3 * SHRINK ** 2, channels[0], 1);
  const blocks = channels.map((width, i) => {
    const name = `block${i + 1}`;
    const enter = i === 0 ? (x: tf.Tensor4D) => x : shrink(store, `${name}/shrink`, channels[i - 1], width);
    const norm1 = groupNorm(store, `${name}/norm1`, width, { relu: true });
    const filter1 = convolution(store, `${name}/filter1`, width, width, 2);
    const norm2 = groupNorm(store, `${name}/norm2`, width, { relu: true });
    const filter2 = convolution(store, `${name}/filter2`, width, width, 0);
    return (x: tf.Tensor) => {
      const entered = enter(x as tf.Tensor4D);
      const inner = filter1(norm1(entered));
      return tf.add(entered, filter2(norm2(inner)));
    };
  });
  const width = channels[channels.length - 1];
  const norm = groupNorm(store, 'norm', width);
  return { stem: (images) => stem(squares(images)), blocks, norm: (x) => norm(x as tf.Tensor4D), width };
}

/** A 3 x 3 convolution of stride 1 that keeps the size of the maps. Norms follow, so it has no bias. */
function convolution(store: ParameterStore, name: string, from: number, to: number, gain: number): Layer {
  const filter = store.weights(name, [FILTER, FILTER, from, to], gain) as tf.Tensor4D;
  return (x) => tf.conv2d(x, filter, 1, 'same');
}

/** Halves the maps and changes the channels: a 2 x 2 convolution of stride 2. */
function shrink(store: ParameterStore, name: string, from: number, to: number): Layer {
  const linear = dense(store, name, SHRINK ** 2 * from, to, 1);
  return (x) => {
    const [n, height, width] = x.shape;
    return tf.reshape(linear(patchTokens(x, SHRINK)), [
      n,
      height / SHRINK,
      width / SHRINK,
      to,
    ]) as tf.Tensor4D;
  };
}

/** Squares of 2 x 2 positions as one position with four times the channels. */
function squares(x: tf.Tensor4D): tf.Tensor4D {
  const [n, height, width, channels] = x.shape;
  return tf.reshape(patchTokens(x, SHRINK), [n, height / SHRINK, width / SHRINK, channels * SHRINK ** 2]);
}
