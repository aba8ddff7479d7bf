import { describe, expect, jest, test } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import { useBackend } from '../backend/useBackend.ts';
import { upstreamAccuracy } from '../models/representations.ts';
import { ARCHITECTURES, createUpstreamModel } from '../models/upstreamModel.ts';
import { fastBackends } from '../testing/fastBackends.ts';
import { gratings } from '../testing/gratings.ts';
import { fineTune } from './fineTune.ts';
import { type TrainingStep, trainUpstream } from './trainUpstream.ts';

jest.setTimeout(60_000);

const TRAIN = gratings(160, 24, 1);
const tiny = (architecture: (typeof ARCHITECTURES)[number], seed = 1) =>
  createUpstreamModel({ architecture, size: 'tiny', classes: TRAIN.classes, imageSize: 24, seed });

const weightsOf = (model: ReturnType<typeof tiny>) =>
  model.parameters.map(({ variable }) => [...variable.dataSync()]);

describe.each(await fastBackends())('on %s', (backend) => {
  test.each(
    ARCHITECTURES,
  )('%s: the same seed gives the same model, another seed another', async (architecture) => {
    await useBackend(backend);
    const train = async (seed: number) => {
      const model = tiny(architecture);
      await trainUpstream(model, TRAIN, { epochs: 1, batch: 32, seed });
      const weights = weightsOf(model);
      model.dispose();
      return weights;
    };
    const first = await train(1);
    expect(await train(1)).toEqual(first);
    expect(await train(2)).not.toEqual(first);
  });

  test('learns, tells of every step, keeps no tensor', async () => {
    await useBackend(backend);
    const test = gratings(100, 24, 2);
    const before = tf.memory();
    const after = [];
    for (const architecture of ARCHITECTURES) {
      const model = tiny(architecture);
      const start = tf.memory().numTensors;
      const steps: TrainingStep[] = [];
      const outcome = await trainUpstream(
        model,
        TRAIN,
        { epochs: 8, batch: 32, learningRate: 5e-3 },
        (step) => steps.push(step),
      );
      expect(tf.memory().numTensors).toBe(start);
      expect(steps.map(({ step }) => step)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
      expect(steps[0].loss).toBeCloseTo(Math.log(10), 5);
      expect(outcome).toMatchObject({ steps: 40, diverged: false });
      expect(outcome.finalLoss).toBeLessThan(1.5);
      expect(upstreamAccuracy(model, test)).toBeGreaterThan(0.4);
      model.dispose();
      after.push(tf.memory().numTensors, tf.memory().numDataBuffers);
    }
    expect(new Set(after)).toEqual(new Set([before.numTensors, before.numDataBuffers]));
  });

  test('a run that diverges stops and says so', async () => {
    await useBackend(backend);
    const model = tiny('resnet');
    const outcome = await trainUpstream(model, TRAIN, {
      epochs: 100,
      batch: 16,
      learningRate: 1e30,
      clipNorm: Number.POSITIVE_INFINITY,
    });
    expect(outcome.diverged).toBe(true);
    expect(outcome.steps).toBeLessThan(1000);
    expect(outcome.finalLoss).toBeNaN();
    model.dispose();
  });

  test('the head has its own learning rate and weight decay', async () => {
    await useBackend(backend);
    const model = tiny('mixer');
    const before = weightsOf(model);
    await trainUpstream(model, TRAIN, { epochs: 0.4, batch: 32, headLearningRate: 0 });
    const moved = weightsOf(model).map((weights, i) => weights.some((value, k) => value !== before[i][k]));
    model.parameters.forEach(({ head, name }, i) => {
      if (head) expect([name, moved[i]]).toEqual([name, false]);
    });
    expect(moved).toContain(true);
    model.dispose();
  });

  test('fine-tuning leaves the model as it is and gives a copy for the new task', async () => {
    await useBackend(backend);
    const model = tiny('mixer');
    await trainUpstream(model, TRAIN, { epochs: 1, batch: 32 });
    const before = weightsOf(model);
    const task = { ...TRAIN, classes: 2, labels: TRAIN.labels.map((label) => label % 2) };
    const tensors = tf.memory().numTensors;
    const { model: copy, outcome } = await fineTune(model, task, { epochs: 4, batch: 32 });
    expect(weightsOf(model)).toEqual(before);
    expect(copy.classes).toBe(2);
    expect(outcome.finalLoss).toBeLessThan(Math.log(2));
    copy.dispose();
    expect(tf.memory().numTensors).toBe(tensors);
    model.dispose();
  });
});
