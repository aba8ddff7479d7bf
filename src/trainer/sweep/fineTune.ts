import { upstreamAccuracy } from '../models/representations.ts';
import { createUpstreamModel, type UpstreamModel } from '../models/upstreamModel.ts';
import { trainUpstream } from '../training/trainUpstream.ts';
import type { FineTuneScore } from './runRecord.ts';
import type { SweepPreset } from './sweepPreset.ts';
import type { TaskImages } from './taskImages.ts';

/**
 * Fine-tunes a model on the pool of a downstream task: a copy of it with a new head is trained as a whole, at learning
 * rates of its own (appendix E of the paper). The model itself is left as it is.
 */
export async function fineTune(
  model: UpstreamModel,
  { name, pool, test }: TaskImages,
  { fineTuning, training }: SweepPreset,
  seed: number,
): Promise<FineTuneScore> {
  const { architecture, size, imageSize } = model;
  const copy = createUpstreamModel({ architecture, size, imageSize, classes: pool.classes, seed });
  try {
    copy.parameters.forEach(({ head, variable }, i) => {
      if (!head) variable.assign(model.parameters[i].variable);
    });
    const { diverged } = await trainUpstream(copy, pool, {
      epochs: fineTuning.epochs,
      batch: training.batch,
      learningRate: fineTuning.learningRate[architecture],
      weightDecay: training.weightDecay,
      warmup: training.warmup,
      clipNorm: training.clipNorm,
      seed,
    });
    return {
      downstream: name,
      accuracy: diverged ? null : upstreamAccuracy(copy, test),
      images: pool.labels.length,
    };
  } finally {
    copy.dispose();
  }
}
