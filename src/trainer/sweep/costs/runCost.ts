import type { SweepPreset } from '../sweepPreset.ts';
import type { SweepRun } from '../sweepRuns.ts';
import { MEASURED_COSTS, REFERENCE } from './measuredCosts.ts';

/** What of a preset the cost of its runs depends on. */
export type CostSettings = Pick<
  SweepPreset,
  'trainSize' | 'testSize' | 'poolSize' | 'shots' | 'samplingSeeds' | 'layerShots'
>;

/**
 * Seconds that a run is expected to take on a core like the one of {@link MEASURED_COSTS}: its images of training at
 * the rate of its kind of model, and its evaluation in proportion to the probes and the images that they predict. Only
 * ratios carry over to other machines.
 */
export function runCost(
  { architecture, size, dataFraction, epochs }: SweepRun,
  settings: CostSettings,
): number {
  const { training, evaluation } = MEASURED_COSTS[architecture][size];
  const images = Math.max(1, Math.round(dataFraction * settings.trainSize)) * epochs;
  return (training * images) / 1000 + (evaluation * predictions(settings)) / predictions(REFERENCE);
}

/** Images that the probes of a layer and a task predict; those at the top layer learn twice, with two L2. */
function predictions({ testSize, poolSize, shots, layerShots, samplingSeeds }: CostSettings): number {
  return samplingSeeds.length * (2 * shots.length * testSize + layerShots.length * (testSize + poolSize));
}

/** Runs from the most costly to the least; equals in the order of the list. */
export function longestFirst(runs: readonly SweepRun[], settings: CostSettings): SweepRun[] {
  const costs = new Map(runs.map((run) => [run, runCost(run, settings)]));
  const cost = (run: SweepRun) => costs.get(run) as number;
  return [...runs].sort((a, b) => cost(b) - cost(a) || a.index - b.index);
}
