import { describe, expect, jest, test } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import { createRandom } from '../../base/random.ts';
import { crossEntropy } from '../operations/crossEntropy.ts';
import { fastBackends } from '../testing/fastBackends.ts';
import { gratings } from '../testing/gratings.ts';
import { onBackend, relativeDifference } from '../testing/onBackend.ts';
import { imageBatch } from './imageBatch.ts';
import { MODEL_SIZES } from './modelSizes.ts';
import { representations } from './representations.ts';
import {
  ARCHITECTURES,
  type Architecture,
  createUpstreamModel,
  type UpstreamModel,
} from './upstreamModel.ts';

jest.setTimeout(60_000);

const FAST_BACKENDS = await fastBackends();
const IMAGES = gratings(2, 24, 1);

function tinyModel(architecture: Architecture): UpstreamModel {
  const model = createUpstreamModel({ architecture, size: 'tiny', classes: 10, imageSize: 24, seed: 1 });
  // Away from the zeros of the start, where most gradients vanish.
  for (const { name, variable } of model.parameters) {
    const random = createRandom(2, name);
    const moved = variable.dataSync<'float32'>().map((value) => value + 0.1 * random.normal());
    tf.tidy(() => variable.assign(tf.tensor(moved, variable.shape)));
  }
  return model;
}

function loss(model: UpstreamModel): tf.Scalar {
  return crossEntropy(model.logits(imageBatch(IMAGES, Int32Array.of(0, 1))), IMAGES.labels);
}

/** Gradients of a tiny model's loss by name. */
function gradientsOf(architecture: Architecture): Map<string, Float32Array> {
  const model = tinyModel(architecture);
  const gradients = new Map<string, Float32Array>();
  tf.tidy(() => {
    const variables = model.parameters.map(({ variable }) => variable);
    const { grads } = tf.variableGrads(() => loss(model), variables);
    for (const { name, variable } of model.parameters) {
      gradients.set(name, grads[variable.name].dataSync<'float32'>().slice());
    }
  });
  model.dispose();
  return gradients;
}

describe.each(ARCHITECTURES)('%s', (architecture) => {
  // Along each parameter's own gradient the loss must rise at the rate of the gradient's length. The loss is computed
  // to about 1e-7 in float32 and bends at every relu, so that a few thousandths can be asked for, not more.
  test.each(FAST_BACKENDS)('gradients agree with finite differences on %s', async (backend) => {
    await onBackend(backend, () => {
      const gradients = gradientsOf(architecture);
      const model = tinyModel(architecture);
      const rates: { name: string; expected: number; found: number }[] = [];
      for (const { name, variable } of model.parameters) {
        const gradient = gradients.get(name) ?? new Float32Array();
        const length = Math.hypot(...gradient);
        const values = variable.dataSync<'float32'>().slice();
        const step = 5e-3;
        const lossAt = (distance: number) => {
          const moved = values.map((value, i) => value + (distance * gradient[i]) / Math.max(length, 1e-12));
          let value = Number.NaN;
          tf.tidy(() => {
            variable.assign(tf.tensor(moved, variable.shape));
            value = loss(model).dataSync()[0];
          });
          return value;
        };
        const found = (lossAt(step) - lossAt(-step)) / (2 * step);
        tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
        rates.push({ name, expected: length, found });
      }
      model.dispose();
      const wrong = rates.filter(
        ({ expected, found }) => Math.abs(found - expected) > 0.02 * expected + 2e-4,
      );
      expect(wrong).toEqual([]);
      expect(rates.filter(({ expected }) => expected > 0.01).length).toBeGreaterThan(0.8 * rates.length);
    });
  });

  test.each(FAST_BACKENDS)('gradients agree between %s and cpu', async (backend) => {
    const expected = await onBackend('cpu', () => gradientsOf(architecture));
    const found = await onBackend(backend, () => gradientsOf(architecture));
    const norm = Math.hypot(...[...expected.values()].flatMap((gradient) => [...gradient]));
    for (const [name, gradient] of expected) {
      const difference = Math.hypot(...gradient.map((value, i) => value - (found.get(name)?.[i] ?? 1e9)));
      // Where a gradient is all but 0, as a key's bias under a softmax, rounding is what there is of it.
      expect(difference / (Math.hypot(...gradient) + 1e-3 * norm)).toBeLessThan(1e-4);
    }
  });

  test.each(FAST_BACKENDS)('what the head reads is the last layer on %s', async (backend) => {
    await onBackend(backend, () => {
      const model = tinyModel(architecture);
      const layers = representations(model, IMAGES, 1);
      const top = layers[layers.length - 1];
      expect(layers.map(({ depth }) => depth)).toEqual(layers.map((_, i) => i / (layers.length - 1)));
      for (const { features, dimension } of layers) expect(features).toHaveLength(2 * dimension);
      const [weights, bias] = model.parameters.filter(({ head }) => head).map(({ variable }) => variable);
      let expected: ArrayLike<number> = [];
      let found: ArrayLike<number> = [];
      tf.tidy(() => {
        expected = model.logits(imageBatch(IMAGES, Int32Array.of(0, 1))).dataSync();
        const read = tf.tensor2d(top.features, [2, top.dimension]);
        found = tf.add(tf.matMul(read, weights as tf.Tensor2D), bias).dataSync();
      });
      expect(relativeDifference(found, expected)).toBeLessThan(1e-5);
      model.dispose();
    });
  });
});

test('sizes have the parameters that are said', async () => {
  const counts = await onBackend('wasm', () =>
    ARCHITECTURES.map((architecture) => [
      architecture,
      MODEL_SIZES.map((size) => {
        const model = createUpstreamModel({ architecture, size, classes: 10, imageSize: 24, seed: 1 });
        model.dispose();
        return model.parameterCount;
      }),
    ]),
  );
  const expected: Record<Architecture, readonly number[]> = {
    vit: [21482, 82426, 219290],
    mixer: [20354, 79370, 221690],
    resnet: [19570, 75482, 245338],
  };
  expect(Object.fromEntries(counts)).toEqual(expected);
});

test('an image size that the models cannot cut up is refused', async () => {
  await onBackend('cpu', () => {
    expect(() =>
      createUpstreamModel({ architecture: 'vit', size: 'tiny', classes: 10, imageSize: 28, seed: 1 }),
    ).toThrow('28');
  });
});
