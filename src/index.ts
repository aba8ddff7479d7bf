/**
 * Plateau's public API: read tables of (upstream, downstream) accuracies, fit the saturating power law of
 * arXiv 2110.02095 to them, and read the fit as an answer. `plateau/pure` is the part of it that runs in a browser,
 * `plateau/frame` the bridge to data frames.
 *
 * @module plateau
 */

export { readLayerScores } from './features/readLayerScores.ts';
export * from './pure.ts';
export { type ReadOptions, readEvaluations } from './results/readEvaluations.ts';
