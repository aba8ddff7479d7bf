import * as tf from '@tensorflow/tfjs-core';
import { dense } from './dense.ts';
import { PATCH } from './modelSizes.ts';
import type { ParameterStore } from './parameterStore.ts';
import { patchTokens } from './patchTokens.ts';

/** The stem of the token models and the two ways to look at tokens. */
export interface PatchEmbedding {
  /** Tokens a picture. */
  readonly tokens: number;
  /** Pictures to one token a patch, n x tokens x width. */
  embed(images: tf.Tensor4D): tf.Tensor3D;
  /** (n tokens) x width. */
  rows(x: tf.Tensor): tf.Tensor2D;
  /** n x tokens x width. */
  pictures(x: tf.Tensor): tf.Tensor3D;
}

/** A linear map of every patch of PATCH x PATCH pixels. */
export function patchEmbedding(store: ParameterStore, imageSize: number, width: number): PatchEmbedding {
  const tokens = (imageSize / PATCH) ** 2;
  const linear = dense(store, 'stem/patches', PATCH * PATCH * 3, width, 1);
  const pictures = (x: tf.Tensor) => tf.reshape(x, [-1, tokens, width]) as tf.Tensor3D;
  return {
    tokens,
    embed: (images) => pictures(linear(patchTokens(images, PATCH))),
    rows: (x) => tf.reshape(x, [-1, width]) as tf.Tensor2D,
    pictures,
  };
}
