import * as tf from '@tensorflow/tfjs-core';
import type { ImageSet } from '../datasets/imageSet.ts';
import { imageBatch } from './imageBatch.ts';
import type { ModelLayer, UpstreamModel } from './upstreamModel.ts';

/** Images a forward pass. */
const EVALUATION_BATCH = 256;

/** What one layer of a model says of n images. */
export interface LayerFeatures extends ModelLayer {
  /** n x dimension, one image after another. */
  readonly features: Float32Array;
  readonly dimension: number;
}

/** The pooled representation of every image at every layer, bottom to top (see UpstreamModel.pooled). */
export function representations(
  model: UpstreamModel,
  set: ImageSet,
  batch = EVALUATION_BATCH,
): LayerFeatures[] {
  const n = set.labels.length;
  const collected: { features: Float32Array; dimension: number }[] = [];
  for (const indices of batches(n, batch)) {
    tf.tidy(() => {
      const images = imageBatch(set, indices);
      model.pooled(images).forEach((layer, i) => {
        const dimension = layer.shape[1];
        collected[i] ??= { features: new Float32Array(n * dimension), dimension };
        collected[i].features.set(layer.dataSync(), indices[0] * dimension);
      });
    });
  }
  return model.layers.map((layer, i) => ({ ...layer, ...collected[i] }));
}

/** Share of images whose class has the largest logit: upstream accuracy on a test set. */
export function upstreamAccuracy(model: UpstreamModel, test: ImageSet, batch = EVALUATION_BATCH): number {
  let right = 0;
  for (const indices of batches(test.labels.length, batch)) {
    const predicted = tf.tidy(() => tf.argMax(model.logits(imageBatch(test, indices)), 1).dataSync());
    indices.forEach((index, i) => {
      if (predicted[i] === test.labels[index]) right++;
    });
  }
  return right / test.labels.length;
}

/** 0..n-1 in pieces. */
function batches(n: number, batch: number): Int32Array[] {
  return Array.from({ length: Math.ceil(n / batch) }, (_, b) =>
    Int32Array.from({ length: Math.min(batch, n - b * batch) }, (_, i) => b * batch + i),
  );
}
