import * as tf from '@tensorflow/tfjs-core';
import { dense } from './dense.ts';
import { PATCH } from './modelSizes.ts';
import type { ParameterStore } from './parameterStore.ts';
import { patchTokens } from './patchTokens.ts';

/** The stem of the token models. */
export interface PatchEmbedding {
  /** Tokens an image. */
  readonly tokens: number;
  /** Images to one token a patch, n x tokens x width. */
  embed(images: tf.Tensor4D): tf.Tensor3D;
}

/** A linear map of every patch of PATCH x PATCH pixels. */
export function patchEmbedding(store: ParameterStore, imageSize: number, width: number): PatchEmbedding {
  const tokens = (imageSize / PATCH) ** 2;
  const patch = PATCH * PATCH * 3;
  const linear = dense(store, 'stem/patches', patch, width, 1, { data: true });
  return {
    tokens,
    embed: (images) => linear(tf.reshape(patchTokens(images, PATCH), [-1, tokens, patch])) as tf.Tensor3D,
  };
}
