import * as tf from '@tensorflow/tfjs-core';
import type { FeatureMatrix } from '../../probes/featureMatrix.ts';
import type { ImageSet } from '../datasets/imageSet.ts';
import { resizeImages } from '../datasets/resizeImages.ts';
import type { PretrainedModel } from './loadPretrained.ts';

/** Images that a model sees at a time. */
const BATCH = 16;

/**
 * Features of every layer of a model on some images; maps and sequences are averaged over positions.
 *
 * @param pixelRange what black and white are to the model: [0, 1], [-1, 1] or [0, 255]
 * @returns a matrix an output, one row an image
 */
export async function modelFeatures(
  model: PretrainedModel,
  set: ImageSet,
  pixelRange: readonly [number, number],
  onImages: (done: number) => void = () => {},
): Promise<FeatureMatrix[]> {
  const count = set.labels.length;
  const { imageSize: size, outputs } = model;
  const pixels = set.size * set.size * 3;
  const parts: Float32Array[] = [];
  const columns: number[] = [];
  for (let from = 0; from < count; from += BATCH) {
    const to = Math.min(count, from + BATCH);
    const bytes = resizeImages(set.images.subarray(from * pixels, to * pixels), {
      rows: set.size,
      columns: set.size,
      channels: 3,
      size,
    });
    const pooled = tf.tidy(() => {
      const [black, white] = pixelRange;
      const images = tf.tensor4d(Float32Array.from(bytes), [to - from, size, size, 3]);
      const scaled = tf.add<tf.Tensor4D>(tf.mul(images, (white - black) / 255), black);
      return model.run(scaled).map(averagePositions);
    });
    for (const [layer, tensor] of pooled.entries()) {
      columns[layer] = tensor.shape[1];
      parts[layer] ??= new Float32Array(count * columns[layer]);
      parts[layer].set((await tensor.data()) as Float32Array, from * columns[layer]);
      tensor.dispose();
    }
    onImages(to);
  }
  return outputs.map((_, layer) => ({ values: parts[layer], rows: count, columns: columns[layer] }));
}

/** n x ... x d to n x d. */
function averagePositions(tensor: tf.Tensor): tf.Tensor2D {
  const [n] = tensor.shape;
  if (tensor.rank <= 2) return tf.reshape(tensor, [n, -1]);
  return tf.mean(
    tensor,
    Array.from({ length: tensor.rank - 2 }, (_, i) => i + 1),
  );
}
