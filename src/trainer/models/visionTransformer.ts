import * as tf from '@tensorflow/tfjs-core';
import { attention } from './attention.ts';
import { layerNorm } from './layerNorm.ts';
import { mlpBlock } from './mlpBlock.ts';
import { type ModelSize, VIT_SIZES } from './modelSizes.ts';
import type { Network } from './network.ts';
import type { ParameterStore } from './parameterStore.ts';
import { patchEmbedding } from './patchEmbedding.ts';

/** A Vision Transformer (Dosovitskiy et al. 2021) with norms first and no class token: the head reads the average. */
export function visionTransformer(store: ParameterStore, size: ModelSize, imageSize: number): Network {
  const { width, blocks, heads } = VIT_SIZES[size];
  const { tokens, embed } = patchEmbedding(store, imageSize, width);
  const positions = store.offsets('stem/positions', [tokens, width], 0, 0.02);
  const block = (name: string) => {
    const norm1 = layerNorm(store, `${name}/norm1`, width);
    const attend = attention(store, `${name}/attention`, { width, heads });
    const norm2 = layerNorm(store, `${name}/norm2`, width);
    const mlp = mlpBlock(store, `${name}/mlp`, width, 2 * width);
    return (x: tf.Tensor) => {
      const attended = tf.add(x, attend(norm1(x)));
      return tf.add(attended, mlp(norm2(attended)));
    };
  };
  const built = Array.from({ length: blocks }, (_, i) => block(`block${i + 1}`));
  const norm = layerNorm(store, 'norm', width);
  return {
    stem: (images) => tf.add(embed(images), positions),
    blocks: built,
    norm,
    width,
  };
}
