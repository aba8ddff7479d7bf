/**
 * The part of Plateau that runs anywhere, a browser included: evaluations from text, curves, and the questions asked
 * of them. It reads no files and imports nothing of Node.
 *
 * @module pure
 */

export { fitTasks, sortBySaturation, type TaskFit } from './analysis/fitTasks.ts';
export {
  SATURATION_VERDICTS,
  type Saturation,
  type SaturationVerdict,
  saturation,
} from './analysis/saturation.ts';
export type { AxisMode } from './charts/axisMode.ts';
export { type Families, familyGroups } from './charts/families.ts';
export type { Figure, FigureCell, FigureTable, FigureVariant } from './charts/figure.ts';
export { type LawFigureOptions, lawFigure } from './charts/lawFigure.ts';
export type { AccuracyPoints } from './curves/accuracyPoints.ts';
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
export { createRandom, type Random } from './random.ts';
export { type FitDocument, type FitRecord, fitDocument, fitRecord } from './report/fitJson.ts';
export type { AccuracyOptions, Metric, Scale } from './results/accuracyColumn.ts';
export { canonicalCsv } from './results/canonicalCsv.ts';
export type { DroppedRow, Evaluation, EvaluationTable, InputFile } from './results/evaluation.ts';
export { groupTasks, type TaskGroup } from './results/groupTasks.ts';
export { InputError, type InputPlace } from './results/inputError.ts';
export { type ParseOptions, parseEvaluations } from './results/parseEvaluations.ts';
export { PRESETS, type PresetName } from './results/presets.ts';
export type { OneTableShape } from './results/shapes/readTable.ts';
export type {
  BorrowedColumn,
  CanonicalShape,
  ColumnNames,
  JoinedShape,
  LongShape,
  TableShape,
  WideShape,
} from './results/tableShape.ts';
