/**
 * The part of Plateau that runs anywhere, a browser included: evaluations from text, curves, the questions asked of
 * them, figures as data, and probes of features. It reads no files and imports nothing of Node.
 *
 * @module pure
 */

export { type ErrorOption, InputError, type InputPlace } from './base/inputError.ts';
export { createRandom, type Random } from './base/random.ts';
export type { AccuracyPoints } from './curves/accuracyPoints.ts';
export type { CoverageSetting, MeasuredCoverage } from './curves/coverage/measuredCoverage.ts';
export { fitLaw, type LawFit } from './curves/fitLaw.ts';
export type { Estimate } from './curves/frontier/estimate.ts';
export { downstreamAt, type FrontierCurve } from './curves/frontier/frontierCurve.ts';
export type { FrontierDraw } from './curves/frontier/frontierDraw.ts';
export { type FrontierFit, type FrontierOptions, frontierFit } from './curves/frontier/frontierFit.ts';
export { FRONTIER_PRIOR, type FrontierPrior } from './curves/frontier/frontierLikelihood.ts';
export { marginalGainAt, type UpstreamNeeded, upstreamNeeded } from './curves/frontier/frontierQuestions.ts';
export type { TestSizes } from './curves/frontier/measurementNoise.ts';
export { type NoFrontier, noFrontierText } from './curves/frontier/noFrontier.ts';
export { type Estimator, LAW_METHODS, type LawMethod } from './curves/lawMethod.ts';
export * from './curves/mixture.ts';
export type { Curve, FitCurveOptions } from './curves/nonlinear/curveProblem.ts';
export type { CurveFitOutcome } from './curves/nonlinear/descend.ts';
export { type CurveFit, fitCurve } from './curves/nonlinear/fitCurve.ts';
export type { RivalCurve, RivalFit } from './curves/rivals/rivalCurve.ts';
export { RIVAL_NAMES, RIVALS, type RivalName } from './curves/rivals/rivals.ts';
export * from './curves/saturatingLaw.ts';
export { upperHull } from './curves/upperHull.ts';
export { analyse } from './documents/analyse.ts';
export { type FitRow, fitCsv, fitRows } from './documents/fitCsv.ts';
export {
  type AdequacyRecord,
  type CurvePointRecord,
  type FitDocument,
  type FitRecord,
  fitDocument,
  type InputRecord,
  type IntervalRecord,
  type Range,
  type TaskRecord,
  type TopRecord,
  taskRecord,
} from './documents/fitJson.ts';
export type { AxisMode } from './figures/axisMode.ts';
export { type Families, familyGroups } from './figures/families.ts';
export type { Figure, FigureCell, FigureColumn, FigureTable, FigureVariant } from './figures/figure.ts';
export type { Theme } from './figures/palette.ts';
export type { RivalLine } from './figures/scatter/rivalLines.ts';
export { themeConfig, withTheme } from './figures/theme.ts';
export type { Adequacy } from './fits/adequacy/adequacy.ts';
export type { AdequacyCheck, CheckName, LawCheck } from './fits/adequacy/adequacyCheck.ts';
export type { CheckRates, CheckSetting } from './fits/adequacy/checkRates.ts';
export { type AnswerOptions, answerTask, type TestSize } from './fits/answerTask.ts';
export { fitTasks, type TaskFit } from './fits/fitTasks.ts';
export { type HullInfluence, hullInfluence, type ModelInfluence } from './fits/hullInfluence.ts';
export { ANSWER_ORDER, gainOf, sortAnswers } from './fits/sortAnswers.ts';
export { type BestModel, standingFrontier, type TaskAnswer, type TaskTestSizes } from './fits/taskAnswer.ts';
export { type ObservedSlope, observedSlope, type WindowSlope } from './fits/top/observedSlope.ts';
export type { WindowChoice } from './fits/top/topWindow.ts';
export type { Verdict } from './fits/verdict/verdict.ts';
export type { LawWord, ObservedWord, VerdictWord } from './fits/verdict/verdictWord.ts';
export { type BestLayer, bestLayer, type LayerHits } from './probes/bestLayer.ts';
export type { FeatureMatrix, LabelledFeatures } from './probes/featureMatrix.ts';
export { type FewShotOptions, type FewShotScore, fewShotAccuracy } from './probes/fewShotProbe.ts';
export { layerMargins } from './probes/measures/layerMargin.ts';
export { type GramMatrix, gramMatrix, linearCka } from './probes/measures/linearCka.ts';
export { type LayerWeights, weightNorms } from './probes/measures/weightNorms.ts';
export * from './probes/probeLayers.ts';
export type { RidgeProbe } from './probes/ridge/ridgeProbe.ts';
export type { Shots } from './probes/supports.ts';
export type { AskedTable } from './questions/askedTable.ts';
export { CLAIMS, scoreClaims } from './questions/claims/claims.ts';
export { type Evidence, gatherEvidence } from './questions/claims/evidence.ts';
export type { FittedTable, Provenance } from './questions/fittedTable.ts';
export { headFigures } from './questions/head/headFigures.ts';
export type { HeadSetting } from './questions/head/headGroups.ts';
export { tradeOffFigures } from './questions/head/tradeOffFigure.ts';
export type { TradeOffVerdict } from './questions/head/tradeOffRule.ts';
export { type HeadEffect, type TradeOff, tradeOffs } from './questions/head/tradeOffs.ts';
export * from './questions/judging/claim.ts';
export type { ClaimVerdict } from './questions/judging/claimVerdict.ts';
export { type Power, type Seen, seenBy } from './questions/judging/seen.ts';
export type { EarlySaturation } from './questions/layers/earlySaturation.ts';
export type { LayerEvidence, ProbedTask } from './questions/layers/layerEvidence.ts';
export { layerFigures } from './questions/layers/layerFigures.ts';
export { type LayerChoice, type LayerGain, layerGains } from './questions/layers/layerGains.ts';
export { marginFigures } from './questions/margins/marginFigures.ts';
export { type MarginShift, marginShifts } from './questions/margins/marginShifts.ts';
export * from './questions/overlay/hullOverlay.ts';
export { overlayFigures } from './questions/overlay/overlayFigures.ts';
export * from './questions/planning/paretoModels.ts';
export * from './questions/planning/plan.ts';
export * from './questions/planning/planRow.ts';
export type { Absent, Question, Section, ShowView } from './questions/question.ts';
export { QUESTION_IDS, QUESTION_VIEWS, type QuestionId, type ViewId } from './questions/questionIds.ts';
export { type Answers, type AnswerTo, QUESTIONS } from './questions/questions.ts';
export type { ClusterMerge } from './questions/ranks/clusterOrder.ts';
export * from './questions/ranks/rankCorrelations.ts';
export { ranksFigure } from './questions/ranks/ranksFigure.ts';
export * from './questions/rivals/compareRivals.ts';
export { compareTask, rivalCurves } from './questions/rivals/compareTask.ts';
export { rivalCurveFigures } from './questions/rivals/rivalCurveFigures.ts';
export * from './questions/rivals/rivalRows.ts';
export { rivalsFigure } from './questions/rivals/rivalsFigure.ts';
export * from './questions/sampleSize/sampleSize.ts';
export { sampleSizeFigures } from './questions/sampleSize/sampleSizeFigures.ts';
export { forestFigure } from './questions/saturation/forestFigure.ts';
export { type LawFigureOptions, lawFigure } from './questions/saturation/lawFigure.ts';
export { lawsFigures } from './questions/saturation/lawsFigure.ts';
export type { ScalePoint } from './questions/scale/controlledPoints.ts';
export type { NestedRegression } from './questions/scale/nestedRegression.ts';
export { predictionFigures } from './questions/scale/predictionFigures.ts';
export * from './questions/scale/residualSpread.ts';
export * from './questions/scale/scaleEffect.ts';
export { scaleFigures } from './questions/scale/scaleFigures.ts';
export type {
  ColumnKind,
  Inline,
  Paragraph,
  ReportCell,
  ReportColumn,
  ReportSection,
  ReportTable,
  VerdictTally,
} from './questions/section.ts';
export { shotsFigure } from './questions/shots/shotsFigure.ts';
export * from './questions/shots/shotTrends.ts';
export type { ExtrapolationTarget } from './questions/splitAtCut.ts';
export type { View, ViewOptions, ViewTable } from './questions/view.ts';
export { canonicalCsv } from './results/canonicalCsv.ts';
export { type UpstreamRange, withinRange } from './results/choose/withinRange.ts';
export { type DeclaredDistance, DISTANCES } from './results/declaredDistance.ts';
export type { DroppedRow, Evaluation, EvaluationTable, InputFile } from './results/evaluation.ts';
export { type FrameLike, fromDataFrame } from './results/frame/fromDataFrame.ts';
export { groupTasks, type TaskGroup } from './results/groupTasks.ts';
export type { MeasuredLayer } from './results/layers/layerMeasure.ts';
export { type LayerProfile, type LayerScore, layerProfiles } from './results/layers/layerScore.ts';
export { type ParseOptions, parseEvaluations } from './results/parseEvaluations.ts';
export { recogniseTables } from './results/recognise/recogniseTables.ts';
export { recogniseText } from './results/recognise/recogniseText.ts';
export type { Suggestion } from './results/recognise/suggestion.ts';
export { parseShape } from './results/shapes/parseShape.ts';
export type { NamedTable, OneTableShape } from './results/shapes/readTables.ts';
export type { AccuracyOptions, Metric, Scale } from './results/table/accuracyColumn.ts';
export type { RawTable, Separator } from './results/table/rawTable.ts';
export type * from './results/table/tableShape.ts';
export type { TaskKey } from './results/taskKey.ts';
export type { Interval } from './statistics/interval.ts';
export type { ClusterCount } from './statistics/shareInterval.ts';
