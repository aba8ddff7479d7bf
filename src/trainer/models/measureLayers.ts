import * as tf from '@tensorflow/tfjs-core';
import { quantileSorted } from 'simple-statistics';
import { normalisedMargins, totalVariation } from '../../probes/measures/layerMargin.ts';
import { weightNorms } from '../../probes/measures/weightNorms.ts';
import type { ImageSet } from '../datasets/imageSet.ts';
import { imageBatch } from './imageBatch.ts';
import type { UpstreamModel } from './upstreamModel.ts';

/** Weights and margin of one layer at one time of training (appendix D). */
export interface LayerMeasure {
  /** `stem`, `block1`, ..., `head`. */
  readonly layer: string;
  /** Share of the training steps that were done, in (0, 1]. */
  readonly trained: number;
  /** Euclidean norm of the weights of its matrices and filters, and their root mean square. */
  readonly weightNorm: number;
  readonly weightRms: number;
  /**
   * Quartiles of the distance from an image to the nearest boundary of its class, moved at what this layer puts out (of
   * the head: at what it reads), as a share of that representation's spread; over upstream test images that are classified
   * right. null where none is.
   */
  readonly margin: readonly [low: number, median: number, high: number] | null;
}

/** Images whose margins are measured: few enough that it costs about as much as a dozen steps of training. */
const IMAGES = 256;
const BATCH = 64;
/** Digits that are kept. */
const DIGITS = 4;

/**
 * Weights and margins of the layers of a model, from the stem to the head (appendix D of arXiv 2110.02095).
 *
 * The margin of an image at a layer is how far, to first order, what the layer puts out is from the nearest boundary
 * between the image's class and the strongest other one, over the spread of what it puts out (see `normalisedMargins`).
 * As Jiang et al. 2019 do, only images that are classified right count.
 *
 * @param test upstream images that the model was not trained on; the first 256 are measured
 * @param trained share of the training that is done, for the record
 */
export function measureLayers(model: UpstreamModel, test: ImageSet, trained: number): LayerMeasure[] {
  const names = [...model.layers.map(({ layer }) => layer), 'head'];
  const margins = layerMargins(model, test);
  const norms = weightNorms(
    names.map((layer) => ({
      layer,
      arrays: model.parameters
        .filter(({ name, decayed }) => decayed && name.startsWith(`${layer}/`))
        .map(({ variable }) => variable.dataSync<'float32'>()),
    })),
  );
  return norms.map(({ layer, norm, rootMeanSquare }, place) => ({
    layer,
    trained,
    weightNorm: short(norm),
    weightRms: short(rootMeanSquare),
    margin: quartiles(margins[place].filter((margin) => margin > 0 && margin < Number.POSITIVE_INFINITY)),
  }));
}

/** Margins of the images, layer by layer. */
function layerMargins(model: UpstreamModel, test: ImageSet): Float64Array[] {
  const n = Math.min(IMAGES, test.labels.length);
  const k = model.classes;
  const scores = new Float32Array(n * k);
  const rivals = new Int32Array(n);
  const states: Float32Array[] = [];
  const lengths: Float64Array[] = [];
  let shapes: number[][] | undefined;
  for (let begin = 0; begin < n; begin += BATCH) {
    const indices = Int32Array.from({ length: Math.min(BATCH, n - begin) }, (_, i) => begin + i);
    // Nothing is returned from here: tidy would look for tensors in all that it is given.
    tf.tidy(() => {
      const images = imageBatch(test, indices);
      shapes ??= model.trace(tf.slice(images, 0, 1)).states.map(({ shape }) => shape.slice(1));
      // An image's gap depends on its own states alone, so the gradient of the sum holds every image's gradient.
      const gradients = tf.grads((...added: tf.Tensor[]) => {
        const traced = model.trace(images, added);
        scores.set(traced.logits.dataSync<'float32'>(), begin * k);
        traced.states.forEach((state, layer) => {
          const width = state.size / indices.length;
          states[layer] ??= new Float32Array(n * width);
          states[layer].set(state.dataSync<'float32'>(), begin * width);
        });
        const signs = new Float32Array(indices.length * k);
        indices.forEach((index, i) => {
          rivals[index] = rivalOf(scores, index, k, test.labels[index]);
          signs[i * k + test.labels[index]] = 1;
          signs[i * k + rivals[index]] = -1;
        });
        return tf.sum(tf.mul(traced.logits, tf.tensor2d(signs, [indices.length, k])));
      })(shapes.map((shape) => tf.zeros([indices.length, ...shape])));
      gradients.forEach((gradient, layer) => {
        lengths[layer] ??= new Float64Array(n);
        lengths[layer].set(rowLengths(gradient.dataSync<'float32'>(), states[layer].length / n), begin);
      });
    });
  }
  return states.map((values, layer) =>
    normalisedMargins(
      scores,
      test.labels.subarray(0, n),
      (image, _, c) => (c === rivals[image] ? lengths[layer][image] : 0),
      totalVariation({ values, rows: n, columns: values.length / n }),
    ),
  );
}

/** The class with the highest score beside an image's own. */
function rivalOf(scores: Float32Array, image: number, classes: number, own: number): number {
  let best = own === 0 ? 1 : 0;
  for (let c = 0; c < classes; c++) {
    if (c !== own && scores[image * classes + c] > scores[image * classes + best]) best = c;
  }
  return best;
}

/** Euclidean length of every row. */
function rowLengths(values: Float32Array, width: number): Float64Array {
  const lengths = new Float64Array(values.length / width);
  for (let at = 0; at < values.length; at++) lengths[Math.floor(at / width)] += values[at] ** 2;
  return lengths.map(Math.sqrt);
}

function quartiles(margins: Float64Array): LayerMeasure['margin'] {
  if (margins.length === 0) return null;
  const sorted = [...margins].sort((a, b) => a - b);
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => short(quantileSorted(sorted, share)));
  return [low, median, high];
}

function short(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
