/**
 * The compact trainer: procedural tasks, small models, layer-wise features and sweeps of them, on whatever backend of
 * tfjs the machine has.
 *
 * @module trainer
 */

export type { KernelChoice } from './trainer/backend/kernels/simd/registerSimd.ts';
export { BACKENDS, type BackendChoice, type BackendName, useBackend } from './trainer/backend/useBackend.ts';
export {
  type SweepStatus,
  sweepStatus,
  type TaskState,
  type TaskStatus,
} from './trainer/cluster/sweepStatus.ts';
export type { DatasetSource } from './trainer/datasets/dataset.ts';
export type { ImageSet } from './trainer/datasets/imageSet.ts';
export type { LayerMeasure } from './trainer/models/measureLayers.ts';
export type { Parameter } from './trainer/models/parameterStore.ts';
export { type LayerFeatures, representations, upstreamAccuracy } from './trainer/models/representations.ts';
export {
  ARCHITECTURES,
  type Architecture,
  createUpstreamModel,
  MODEL_SIZES,
  type ModelLayer,
  type ModelSize,
  type UpstreamModel,
  type UpstreamModelOptions,
} from './trainer/models/upstreamModel.ts';
export { type ReproduceOptions, type Reproduction, reproduce } from './trainer/reproduce.ts';
export type { Shard } from './trainer/sweep/costs/shardRuns.ts';
export { type MergeOptions, type MergeOutcome, mergeSweeps } from './trainer/sweep/journal/mergeSweeps.ts';
export type * from './trainer/sweep/runRecord.ts';
export { type SweepEvents, type SweepOptions, type SweepOutcome, sweep } from './trainer/sweep/sweep.ts';
export { readPreset, type SweepGrid, type SweepPreset } from './trainer/sweep/sweepPreset.ts';
export { type SweepPlan, type SweepRun, sweepRuns } from './trainer/sweep/sweepRuns.ts';
export type { TrainingOptions } from './trainer/training/trainingOptions.ts';
export { type TrainingOutcome, type TrainingStep, trainUpstream } from './trainer/training/trainUpstream.ts';
export { DIFFICULTIES, type Difficulty } from './trainer/universe/difficulty.ts';
export type { FactorLevels } from './trainer/universe/factorLevels.ts';
export { labelImages, type SceneImages, sceneImages } from './trainer/universe/sceneImages.ts';
export type { FactorName } from './trainer/universe/scenes.ts';
export {
  classNames,
  type Distance,
  DOWNSTREAM_TASKS,
  distanceBetween,
  type UniverseTask,
  UPSTREAM_TASKS,
} from './trainer/universe/tasks.ts';
