import * as tf from '@tensorflow/tfjs';
import { attention } from './attention.ts';
import { dense } from './dense.ts';
import { layerNorm } from './layerNorm.ts';
import { mlpBlock } from './mlpBlock.ts';
import { VIT_SIZES } from './modelSizes.ts';
import type { Network } from './network.ts';
import type { ParameterStore } from './parameterStore.ts';
import { patchTokens } from './patchTokens.ts';
import type { ModelSize } from './upstreamModel.ts';

/** A Vision Transformer (Dosovitskiy et al. 2021) with norms first and no class token: the head reads the average. */
export function visionTransformer(store: ParameterStore, size: ModelSize, imageSize: number): Network {
  const { patch, width, blocks, heads } = VIT_SIZES[size];
  const tokens = (imageSize / patch) ** 2;
  const embed = dense(store, 'stem/patches', patch * patch * 3, width, 1);
  const positions = store.offsets('stem/positions', [tokens, width], 0, 0.02);
  const rows = (x: tf.Tensor) => tf.reshape(x, [-1, width]) as tf.Tensor2D;
  const pictures = (x: tf.Tensor) => tf.reshape(x, [-1, tokens, width]);
  const block = (name: string) => {
    const norm1 = layerNorm(store, `${name}/norm1`, width);
    const attend = attention(store, `${name}/attention`, { tokens, width, heads });
    const norm2 = layerNorm(store, `${name}/norm2`, width);
    const mlp = mlpBlock(store, `${name}/mlp`, width, 2 * width);
    return (x: tf.Tensor) => {
      const attended = tf.add<tf.Tensor2D>(rows(x), attend(norm1(rows(x))));
      return pictures(tf.add(attended, mlp(norm2(attended))));
    };
  };
  const built = Array.from({ length: blocks }, (_, i) => block(`block${i + 1}`));
  const norm = layerNorm(store, 'norm', width);
  return {
    stem: (images) => tf.add(pictures(embed(patchTokens(images, patch))), positions),
    blocks: built,
    norm: (x) => pictures(norm(rows(x))),
    width,
  };
}
