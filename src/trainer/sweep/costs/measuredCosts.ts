import type { ModelSize } from '../../models/modelSizes.ts';
import type { Architecture } from '../../models/upstreamModel.ts';

/** Cost of a kind of model. */
export interface KindCost {
  /** Milliseconds of training for an image. */
  readonly training: number;
  /** Seconds of evaluation with the {@link REFERENCE} settings. */
  readonly evaluation: number;
}

/** What the costs were measured with. */
export const REFERENCE = {
  trainSize: 1000,
  testSize: 1000,
  poolSize: 400,
  shots: [1, 5, 10, 25],
  samplingSeeds: [0, 1, 2],
  layerShots: [25],
};

/**
 * One run of each kind of model in processor time, backend wasm (`npm run bench -- costs` prints these numbers). Only
 * their ratios carry over to other machines.
 */
export const MEASURED_COSTS: Readonly<Record<Architecture, Readonly<Record<ModelSize, KindCost>>>> = {
  vit: {
    tiny: { training: 0.27, evaluation: 1.2 },
    small: { training: 0.81, evaluation: 2.4 },
    base: { training: 1.27, evaluation: 5.6 },
  },
  mixer: {
    tiny: { training: 0.23, evaluation: 1.0 },
    small: { training: 0.64, evaluation: 2.8 },
    base: { training: 1.32, evaluation: 6.0 },
  },
  resnet: {
    tiny: { training: 0.35, evaluation: 1.0 },
    small: { training: 0.65, evaluation: 2.3 },
    base: { training: 1.53, evaluation: 4.9 },
  },
};

/** Milliseconds to draw an image of the universe. */
export const DRAWING = 0.22;
