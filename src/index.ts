/**
 * Plateau's public API: read tables of (upstream, downstream) accuracies, fit the saturating power law of
 * arXiv 2110.02095 to them, and read the fit as an answer.
 */

export { fitTasks, sortBySaturation, type TaskFit } from './analysis/fitTasks.ts';
export { type HullInfluence, hullInfluence, type ModelInfluence } from './analysis/hullInfluence.ts';
export {
  SATURATION_VERDICTS,
  type Saturation,
  type SaturationVerdict,
  saturation,
} from './analysis/saturation.ts';
export { type IntervalRequest, taskIntervals } from './analysis/taskIntervals.ts';
export type { AccuracyPoints } from './curves/accuracyPoints.ts';
export { type BootstrapLaws, type BootstrapOptions, bootstrapLaws } from './curves/bootstrapLaws.ts';
export type { Curve, FitCurveOptions } from './curves/curveProblem.ts';
export type { CurveFitOutcome } from './curves/descend.ts';
export { type CurveFit, fitCurve } from './curves/fitCurve.ts';
export { fitLaw, type LawFit } from './curves/fitLaw.ts';
export {
  type LawInterval,
  type LawIntervalOptions,
  lawInterval,
  type NoInterval,
} from './curves/lawInterval.ts';
export { LAW_METHODS, type LawMethod } from './curves/lawMethod.ts';
export {
  marginalGain,
  predictDownstreamAccuracy,
  type SaturatingLaw,
  saturationAccuracy,
} from './curves/saturatingLaw.ts';
export { upperHull } from './curves/upperHull.ts';
export { type FitDocument, type FitRecord, fitDocument } from './report/fitJson.ts';
export type { DroppedRow, Evaluation, EvaluationTable, InputFile } from './results/evaluation.ts';
export { groupTasks, type TaskGroup } from './results/groupTasks.ts';
export { InputError } from './results/inputError.ts';
export { PRESETS, type PresetName } from './results/presets.ts';
export { type ReadOptions, readEvaluations } from './results/readEvaluations.ts';
export type { CanonicalShape, JoinedShape, LongShape, TableShape, WideShape } from './results/tableShape.ts';
