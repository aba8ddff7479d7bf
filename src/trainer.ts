/**
 * The compact trainer: procedural tasks, small models, layer-wise features and sweeps of them, on whatever backend of
 * tfjs the machine has.
 *
 * @module trainer
 */

export { type BackendChoice, type BackendName, useBackend } from './trainer/backend/useBackend.ts';
export type { ImageSet } from './trainer/datasets/imageSet.ts';
export { representations, upstreamAccuracy } from './trainer/models/representations.ts';
export {
  type Architecture,
  createUpstreamModel,
  type ModelLayer,
  type ModelSize,
  type UpstreamModel,
  type UpstreamModelOptions,
} from './trainer/models/upstreamModel.ts';
export { type SweepEvents, type SweepOptions, type SweepOutcome, sweep } from './trainer/sweep/sweep.ts';
export { readPreset, type SweepGrid, type SweepPreset } from './trainer/sweep/sweepPreset.ts';
export { type SweepPlan, type SweepRun, sweepRuns } from './trainer/sweep/sweepRuns.ts';
export type { TrainingOptions } from './trainer/training/trainingOptions.ts';
export { type TrainingOutcome, type TrainingStep, trainUpstream } from './trainer/training/trainUpstream.ts';
export { DIFFICULTIES } from './trainer/universe/difficulty.ts';
export { labelImages, sceneImages } from './trainer/universe/sceneImages.ts';
export { classNames, DOWNSTREAM_TASKS, UPSTREAM_TASKS } from './trainer/universe/tasks.ts';
