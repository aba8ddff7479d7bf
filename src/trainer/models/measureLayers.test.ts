import { describe, expect, jest, test } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import { layerMargins } from '../../probes/measures/layerMargin.ts';
import type { ImageSet } from '../datasets/imageSet.ts';
import { fastBackends } from '../testing/fastBackends.ts';
import { gratings } from '../testing/gratings.ts';
import { onBackend } from '../testing/onBackend.ts';
import { trainUpstream } from '../training/trainUpstream.ts';
import { imageBatch } from './imageBatch.ts';
import { type LayerMeasure, measureLayers } from './measureLayers.ts';
import { representations } from './representations.ts';
import { ARCHITECTURES, type Architecture, createUpstreamModel } from './upstreamModel.ts';

jest.setTimeout(60_000);

const FAST_BACKENDS = await fastBackends();
const TRAIN = gratings(128, 24, 1);
const TEST = gratings(100, 24, 2);
const CLASSES = 1 + Math.max(...TRAIN.labels, ...TEST.labels);

function modelOf(architecture: Architecture, classes = CLASSES) {
  return createUpstreamModel({ architecture, size: 'tiny', classes, imageSize: 24, seed: 1 });
}

const training = { epochs: 4, batch: 32, learningRate: 0.005, seed: 1 };
const parametersOf = (model: ReturnType<typeof modelOf>) =>
  model.parameters.map(({ variable }) => variable.dataSync<'float32'>().slice());

describe.each(FAST_BACKENDS)('measureLayers on %s', (backend) => {
  test.each(
    ARCHITECTURES,
  )('gradients by the states are those of finite differences: %s', async (architecture) => {
    await onBackend(backend, async () => {
      const model = modelOf(architecture);
      await trainUpstream(model, TRAIN, training);
      const images = imageBatch(TEST, Int32Array.of(0, 1, 2));
      const gap = (added: readonly tf.Tensor[]) => {
        const signs = tf.tensor1d(
          Array.from({ length: CLASSES }, (_, c) => (c === 0 ? -1 : Number(c === 1))),
        );
        return tf.sum(tf.mul(model.trace(images, added).logits, signs));
      };
      tf.tidy(() => {
        const zeros = model.trace(images).states.map(({ shape }) => tf.zeros(shape));
        const gradients = tf.grads((...added: tf.Tensor[]) => gap(added))(zeros);
        gradients.forEach((gradient, layer) => {
          const length = tf.norm(gradient).dataSync()[0];
          const step = 0.01;
          const at = (distance: number) =>
            gap(
              zeros.map((zero, i) => (i === layer ? tf.mul(gradient, distance / length) : zero)),
            ).dataSync()[0];
          expect((at(step) - at(-step)) / (2 * step) / length).toBeCloseTo(1, 1);
        });
      });
      images.dispose();
      model.dispose();
    });
  });

  test('of two classes, the margin at the head is that of the head as a linear probe', async () => {
    await onBackend(backend, async () => {
      const two = (set: ImageSet): ImageSet => ({ ...set, labels: set.labels.map((label) => label % 2) });
      const model = modelOf('mixer', 2);
      await trainUpstream(model, two(TRAIN), training);
      const measured = measureLayers(model, two(TEST), 1);
      const top = representations(model, TEST).at(-1);
      const [weights, bias] = model.parameters
        .filter(({ head }) => head)
        .map(({ variable }) => Float64Array.from(variable.dataSync()));
      const probe = { classes: Int32Array.of(0, 1), weights, bias };
      const features = {
        values: top?.features ?? new Float32Array(),
        rows: TEST.labels.length,
        columns: top?.dimension ?? 0,
      };
      const margins = layerMargins(probe, { features, labels: two(TEST).labels })
        .filter((m) => m > 0)
        .sort();
      expect(measured.map(({ layer }) => layer)).toEqual(['stem', 'block1', 'block2', 'head']);
      const { margin, weightNorm } = measured[3];
      const middle = (margins.length - 1) / 2;
      const median = (margins[Math.floor(middle)] + margins[Math.ceil(middle)]) / 2;
      expect(Number(margin?.[1]) / median).toBeCloseTo(1, 2);
      expect(weightNorm).toBeCloseTo(Math.hypot(...weights), 2);
      model.dispose();
    });
  });

  test('leaves training as it is, and no tensor behind', async () => {
    await onBackend(backend, async () => {
      const measures: LayerMeasure[] = [];
      const [measured, plain] = [modelOf('vit'), modelOf('vit')];
      const before = tf.memory().numTensors;
      await trainUpstream(measured, TRAIN, training, ({ step, steps }) => {
        measures.push(...measureLayers(measured, TEST, step / steps));
      });
      expect(tf.memory().numTensors).toBe(before);
      await trainUpstream(plain, TRAIN, training);
      expect(parametersOf(measured)).toEqual(parametersOf(plain));
      const head = measures.filter(({ layer }) => layer === 'head').map(({ weightNorm }) => weightNorm);
      expect(head.at(-1)).toBeGreaterThan(head[0]);
      for (const { margin } of measures) {
        if (margin) expect(margin[0] > 0 && margin[0] <= margin[1] && margin[1] <= margin[2]).toBe(true);
      }
      measured.dispose();
      plain.dispose();
    });
  });
});

test('a model that classifies nothing right has no margin', async () => {
  await onBackend('wasm', () => {
    const model = modelOf('mixer');
    expect(measureLayers(model, TEST, 1).map(({ margin }) => margin)).toEqual([null, null, null, null]);
    model.dispose();
  });
});
