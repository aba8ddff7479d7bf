/** How a model is trained. */
export interface TrainingOptions {
  /** Passes over the training set; need not be whole. */
  readonly epochs: number;
  /** Images a step. */
  readonly batch: number;
  /** Highest learning rate, reached after the warm-up. */
  readonly learningRate: number;
  /** Decoupled weight decay of weights (not of biases, norms and positions), times the learning rate a step. */
  readonly weightDecay: number;
  /** Highest learning rate of the classification head; as the rest by default. */
  readonly headLearningRate: number;
  /** Weight decay of the classification head; as the rest by default. */
  readonly headWeightDecay: number;
  /** Share of the steps during which the learning rate rises in a straight line from 0. */
  readonly warmup: number;
  /** Gradients whose joint Euclidean norm is longer than this are shortened to it. */
  readonly clipNorm: number;
  /** Of the order of the images. */
  readonly seed: number;
}

/** Chosen so that every architecture and size trains stably within a few epochs of a few thousand images. */
export const TRAINING_DEFAULTS = {
  epochs: 5,
  batch: 64,
  learningRate: 2e-3,
  weightDecay: 0.05,
  warmup: 0.1,
  clipNorm: 1,
  seed: 1,
} as const satisfies Omit<TrainingOptions, 'headLearningRate' | 'headWeightDecay'>;

/** Options with the defaults filled in. */
export function completeOptions(options: Partial<TrainingOptions>): TrainingOptions {
  const given = { ...TRAINING_DEFAULTS, ...options };
  return { headLearningRate: given.learningRate, headWeightDecay: given.weightDecay, ...given };
}
