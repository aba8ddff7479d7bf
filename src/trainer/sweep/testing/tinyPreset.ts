import type { SweepPreset } from '../sweepPreset.ts';

/** A sweep of three minuscule models, of which the ResNet diverges for its learning rate. */
export const TINY_PRESET: SweepPreset = {
  about: 'for tests',
  imageSize: 24,
  difficulty: 'easy',
  trainSize: 64,
  testSize: 50,
  poolSize: 50,
  shots: [1, 2],
  samplingSeeds: [0, 1],
  layerShots: [2],
  training: {
    batch: 32,
    learningRate: { vit: 0.002, mixer: 0.002, resnet: 1e30 },
    weightDecay: 0.05,
    warmup: 0.1,
    clipNorm: 1,
  },
  fineTuning: { epochs: 1, learningRate: { vit: 0.001, mixer: 0.001, resnet: 0.001 } },
  grids: [
    {
      experiment: 'main',
      upstream: ['objects'],
      architecture: ['vit', 'mixer', 'resnet'],
      size: ['tiny'],
      dataFraction: [1],
      epochs: [2],
      labelNoise: [0],
      headWeightDecay: [1],
      headLearningRate: [1],
      seed: [1],
    },
  ],
};
