/**
 * Plateau's public API: read tables of (upstream, downstream) accuracies, fit the saturating power law of
 * arXiv 2110.02095 to them, and read the fit as an answer.
 */

export type { Claim, ClaimResult, ClaimVerdict } from './analysis/claims/claim.ts';
export { CLAIMS, scoreClaims } from './analysis/claims/claims.ts';
export { type Evidence, gatherEvidence } from './analysis/claims/evidence.ts';
export { compareRivals, type RivalComparison } from './analysis/compareRivals.ts';
export { rivalCurves } from './analysis/compareTask.ts';
export { fitTasks, sortBySaturation, type TaskFit } from './analysis/fitTasks.ts';
export { type HullInfluence, hullInfluence, type ModelInfluence } from './analysis/hullInfluence.ts';
export { type HullOverlay, hullOverlay } from './analysis/hullOverlay.ts';
export { type Mixture, mixtureAtDownstream, mixtureAtUpstream } from './analysis/mixture.ts';
export { type ParetoSet, paretoModels } from './analysis/paretoModels.ts';
export { type PlanRow, plan, upstreamNeeded } from './analysis/plan.ts';
export { type RankCorrelations, rankCorrelations } from './analysis/rankCorrelations.ts';
export { type ResidualSpreadRow, residualSpread } from './analysis/residualSpread.ts';
export { type SampleSizeResult, sampleSize } from './analysis/sampleSize.ts';
export {
  SATURATION_VERDICTS,
  type Saturation,
  type SaturationVerdict,
  saturation,
} from './analysis/saturation.ts';
export { type ScaleEffect, scaleEffect } from './analysis/scaleEffect.ts';
export { type ShotTrends, shotTrends } from './analysis/shotTrends.ts';
export { type IntervalRequest, taskIntervals } from './analysis/taskIntervals.ts';
export { familyGroups } from './charts/families.ts';
export type { Figure, FigureTable, FigureVariant } from './charts/figure.ts';
export { forestFigure } from './charts/forestFigure.ts';
export { headFigures } from './charts/headFigures.ts';
export { lawFigure } from './charts/lawFigure.ts';
export { lawsFigures } from './charts/lawsFigure.ts';
export { layerFigures } from './charts/layerFigures.ts';
export { overlayFigures } from './charts/overlayFigures.ts';
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
export {
  type LawInterval,
  type LawIntervalOptions,
  lawInterval,
  type NoInterval,
} from './curves/lawInterval.ts';
export { LAW_METHODS, type LawMethod } from './curves/lawMethod.ts';
export { RIVAL_NAMES, type RivalCurve, type RivalFit, type RivalName } from './curves/rivalCurve.ts';
export { RIVALS } from './curves/rivals.ts';
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
