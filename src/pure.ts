/**
 * The part of Plateau that runs anywhere, a browser included: evaluations from text, curves, the questions asked of
 * them, figures as data, and probes of features. It reads no files and imports nothing of Node.
 *
 * @module pure
 */

export * from './analysis/claims/claim.ts';
export { CLAIMS, scoreClaims } from './analysis/claims/claims.ts';
export { type Evidence, gatherEvidence } from './analysis/claims/evidence.ts';
export type { LayerEvidence, ProbedTask } from './analysis/claims/layerEvidence.ts';
export * from './analysis/compareRivals.ts';
export { compareTask, rivalCurves } from './analysis/compareTask.ts';
export type { EarlySaturation } from './analysis/earlySaturation.ts';
export { fitTasks, sortBySaturation, type TaskFit } from './analysis/fitTasks.ts';
export { type HullInfluence, hullInfluence, type ModelInfluence } from './analysis/hullInfluence.ts';
export * from './analysis/hullOverlay.ts';
export { type LayerChoice, type LayerGain, layerGains } from './analysis/layerGains.ts';
export * from './analysis/mixture.ts';
export type { NestedRegression } from './analysis/nestedRegression.ts';
export * from './analysis/paretoModels.ts';
export * from './analysis/plan.ts';
export * from './analysis/rankCorrelations.ts';
export * from './analysis/residualSpread.ts';
export * from './analysis/sampleSize.ts';
export {
  SATURATION_VERDICTS,
  type Saturation,
  type SaturationVerdict,
  saturation,
} from './analysis/saturation.ts';
export * from './analysis/scaleEffect.ts';
export * from './analysis/shotTrends.ts';
export type { Interval } from './analysis/statistics/interval.ts';
export type { ClusterCount } from './analysis/statistics/shareInterval.ts';
export { type IntervalRequest, taskIntervals } from './analysis/taskIntervals.ts';
export type { TaskKey } from './analysis/taskKey.ts';
export type { AxisMode } from './charts/axisMode.ts';
export { type Families, familyGroups } from './charts/families.ts';
export type { Figure, FigureCell, FigureTable, FigureVariant } from './charts/figure.ts';
export { forestFigure } from './charts/forestFigure.ts';
export { headFigures } from './charts/headFigures.ts';
export { type LawFigureOptions, lawFigure } from './charts/lawFigure.ts';
export { lawsFigures } from './charts/lawsFigure.ts';
export { layerFigures } from './charts/layerFigures.ts';
export { overlayFigures } from './charts/overlayFigures.ts';
export type { Theme } from './charts/palette.ts';
export { predictionFigures } from './charts/predictionFigures.ts';
export { ranksFigure } from './charts/ranksFigure.ts';
export { rivalCurveFigures } from './charts/rivalCurveFigures.ts';
export { rivalsFigure } from './charts/rivalsFigure.ts';
export { sampleSizeFigures } from './charts/sampleSizeFigures.ts';
export { scaleFigures } from './charts/scaleFigures.ts';
export { shotsFigure } from './charts/shotsFigure.ts';
export { themeConfig, withTheme } from './charts/theme.ts';
export type { AccuracyPoints } from './curves/accuracyPoints.ts';
export { type BootstrapLaws, type BootstrapOptions, bootstrapLaws } from './curves/bootstrapLaws.ts';
export type { Curve, FitCurveOptions } from './curves/curveProblem.ts';
export type { CurveFitOutcome } from './curves/descend.ts';
export { type CurveFit, fitCurve } from './curves/fitCurve.ts';
export { fitLaw, type LawFit } from './curves/fitLaw.ts';
export type { Range } from './curves/lawBand.ts';
export * from './curves/lawInterval.ts';
export { LAW_METHODS, type LawMethod } from './curves/lawMethod.ts';
export type { MeasuredCoverage } from './curves/measuredCoverage.ts';
export { RIVAL_NAMES, type RivalCurve, type RivalFit, type RivalName } from './curves/rivalCurve.ts';
export { RIVALS } from './curves/rivals.ts';
export * from './curves/saturatingLaw.ts';
export { upperHull } from './curves/upperHull.ts';
export { type BestLayer, bestLayer, type LayerHits } from './probes/bestLayer.ts';
export type { FeatureMatrix, LabelledFeatures } from './probes/featureMatrix.ts';
export { type FewShotOptions, type FewShotScore, fewShotAccuracy } from './probes/fewShotProbe.ts';
export { type LayerProfile, type LayerScore, layerProfiles } from './probes/layerProfile.ts';
export * from './probes/probeLayers.ts';
export type { Shots } from './probes/supports.ts';
export { createRandom, type Random } from './random.ts';
export {
  type FitDocument,
  type FitRecord,
  fitDocument,
  fitRecord,
  type IntervalRecord,
} from './report/fitJson.ts';
export type { AccuracyOptions, Metric, Scale } from './results/accuracyColumn.ts';
export { canonicalCsv } from './results/canonicalCsv.ts';
export type { DroppedRow, Evaluation, EvaluationTable, InputFile } from './results/evaluation.ts';
export { type FrameLike, fromDataFrame } from './results/fromDataFrame.ts';
export { groupTasks, type TaskGroup } from './results/groupTasks.ts';
export { InputError, type InputPlace } from './results/inputError.ts';
export { type ParseOptions, parseEvaluations } from './results/parseEvaluations.ts';
export { PRESETS, type PresetName } from './results/presets.ts';
export type { OneTableShape } from './results/shapes/readTable.ts';
export type * from './results/tableShape.ts';
