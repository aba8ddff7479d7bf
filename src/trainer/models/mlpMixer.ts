import * as tf from '@tensorflow/tfjs-core';
import { layerNorm } from './layerNorm.ts';
import { mlpBlock } from './mlpBlock.ts';
import { MIXER_SIZES, type ModelSize } from './modelSizes.ts';
import type { Network } from './network.ts';
import type { ParameterStore } from './parameterStore.ts';
import { patchEmbedding } from './patchEmbedding.ts';

/** An MLP-Mixer (Tolstikhin et al. 2021): in each block an MLP along the tokens, then one along the channels. */
export function mlpMixer(store: ParameterStore, size: ModelSize, imageSize: number): Network {
  const { width, blocks } = MIXER_SIZES[size];
  const { tokens, embed } = patchEmbedding(store, imageSize, width);
  const block = (name: string) => {
    const norm1 = layerNorm(store, `${name}/norm1`, width);
    const mixTokens = mlpBlock(store, `${name}/tokens`, tokens, 2 * tokens);
    const norm2 = layerNorm(store, `${name}/norm2`, width);
    const mixChannels = mlpBlock(store, `${name}/channels`, width, 2 * width);
    return (x: tf.Tensor) => {
      const mixed = tf.transpose(mixTokens(tf.transpose(norm1(x), [0, 2, 1])), [0, 2, 1]);
      const between = tf.add(x, mixed);
      return tf.add(between, mixChannels(norm2(between)));
    };
  };
  const built = Array.from({ length: blocks }, (_, i) => block(`block${i + 1}`));
  const norm = layerNorm(store, 'norm', width);
  return { stem: embed, blocks: built, norm, width };
}
