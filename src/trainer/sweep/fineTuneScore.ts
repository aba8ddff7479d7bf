import { upstreamAccuracy } from '../models/representations.ts';
import type { UpstreamModel } from '../models/upstreamModel.ts';
import { fineTune } from '../training/fineTune.ts';
import type { FineTuneScore } from './runRecord.ts';
import { learningRateOf, type SweepPreset } from './sweepPreset.ts';
import type { TaskImages } from './taskImages.ts';

/** Fine-tunes a copy of a model on the pool of a downstream task and tests it (appendix E of the paper). */
export async function fineTuneScore(
  model: UpstreamModel,
  { name, pool, test }: TaskImages,
  { fineTuning, training }: SweepPreset,
  seed: number,
): Promise<FineTuneScore> {
  const { model: tuned, outcome } = await fineTune(model, pool, {
    epochs: fineTuning.epochs,
    batch: training.batch,
    learningRate: learningRateOf(fineTuning.learningRate, model.architecture),
    weightDecay: training.weightDecay,
    warmup: training.warmup,
    clipNorm: training.clipNorm,
    seed,
  });
  const accuracy = outcome.diverged ? null : upstreamAccuracy(tuned, test);
  tuned.dispose();
  return { downstream: name, accuracy, images: pool.labels.length };
}
