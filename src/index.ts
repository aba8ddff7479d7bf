/**
 * Plateau's public API: read tables of (upstream, downstream) accuracies, fit the saturating power law of
 * arXiv 2110.02095 to them, read the fit as an answer, and write it as a report. `plateau/pure` is the part of it that
 * runs in a browser, `plateau/frame` the bridge to data frames.
 *
 * @module plateau
 */

export { type FigurePngOptions, type FigureSvgOptions, figurePng, figureSvg } from './drawing/figureSvg.ts';
export { type ProbeFolderOptions, probeFolder } from './features/probeFolder.ts';
export type { ProbeSummary } from './features/probeSummary.ts';
export { layersCsv, type ProbedModel, type ProbeTaskNames, resultsCsv } from './features/probeTables.ts';
export * from './pure.ts';
export { SECTION_IDS, type SectionId } from './questions/questionIds.ts';
export type { FolderContents } from './report/files/figureFiles.ts';
export { REPORT_FORMATS, type ReportFormat } from './report/files/reportFormat.ts';
export { writeFolder } from './report/files/writeFolder.ts';
export { type MakeReportOptions, makeReport } from './report/makeReport.ts';
export { provenance } from './report/provenance.ts';
export { guessShape } from './results/guessShape.ts';
export { readLayerMeasures } from './results/layers/readLayerMeasures.ts';
export { readLayerScores } from './results/layers/readLayerScores.ts';
export { PRESET_NAMES, type PresetName } from './results/presetNames.ts';
export { PRESETS } from './results/presets.ts';
export { loadEvaluations, type ReadOptions, readEvaluations } from './results/readEvaluations.ts';
export { readShape } from './results/readShape.ts';
export { UnknownShapeError } from './results/recognise/requireKnownShape.ts';
