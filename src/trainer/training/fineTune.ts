import type { ImageSet } from '../datasets/imageSet.ts';
import { createUpstreamModel, type UpstreamModel } from '../models/upstreamModel.ts';
import type { TrainingOptions } from './trainingOptions.ts';
import { type TrainingOutcome, trainUpstream } from './trainUpstream.ts';

/** A model after fine-tuning; whoever asked for it disposes of it. */
export interface FineTuned {
  readonly model: UpstreamModel;
  readonly outcome: TrainingOutcome;
}

/** Lower than when training from nothing, so that what was learnt upstream is kept. */
const FINE_TUNING_RATE = 5e-4;

/**
 * Fine-tunes a copy of a model, with a new head, on a downstream task (appendix E); the model itself stays as it is.
 * The head starts at 0 and learns four times as fast as the rest unless told otherwise.
 */
export async function fineTune(
  model: UpstreamModel,
  train: ImageSet,
  options: Partial<TrainingOptions> = {},
): Promise<FineTuned> {
  const { architecture, size, imageSize, seed } = model;
  const copy = createUpstreamModel({ architecture, size, imageSize, classes: train.classes, seed });
  copy.parameters.forEach(({ head, variable }, i) => {
    if (!head) variable.assign(model.parameters[i].variable);
  });
  try {
    const learningRate = options.learningRate ?? FINE_TUNING_RATE;
    const outcome = await trainUpstream(copy, train, {
      headLearningRate: 4 * learningRate,
      ...options,
      learningRate,
    });
    return { model: copy, outcome };
  } catch (error) {
    copy.dispose();
    throw error;
  }
}
