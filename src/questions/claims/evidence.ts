import { fitTasks, type TaskFit } from '../../fits/fitTasks.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import type { LayerScore } from '../../results/layers/layerScore.ts';
import { type LayerEvidence, layerEvidence } from '../layers/layerEvidence.ts';
import { type HullOverlay, hullOverlay } from '../overlay/hullOverlay.ts';
import { compareRivals, type RivalComparison } from '../rivals/compareRivals.ts';
import { type SampleSizeResult, sampleSize } from '../sampleSize/sampleSize.ts';
import { type ResidualSpreadRow, residualSpread } from '../scale/residualSpread.ts';
import { type ScaleEffect, scaleEffect } from '../scale/scaleEffect.ts';
import { type ShotTrends, shotTrends } from '../shots/shotTrends.ts';

/** What claims are judged by: the analyses of one table. */
export interface Evidence {
  readonly tasks: readonly TaskGroup[];
  /** Laws by hull and envelope; with intervals where these were asked for. */
  readonly fits: readonly TaskFit[];
  /** Only its fits are looked at: cuts may be left out. */
  readonly comparison: RivalComparison;
  readonly samples: SampleSizeResult;
  readonly shots: ShotTrends;
  readonly scale: ScaleEffect;
  readonly spread: readonly ResidualSpreadRow[];
  readonly overlay: HullOverlay;
  /** Null where no layer profiles were given. */
  readonly layers: LayerEvidence | null;
}

/**
 * Runs every analysis that claims need; those already at hand are not run again. Without layer profiles
 * (`layerScores`, as `readLayerScores` reads them) claims about layers cannot be tested.
 */
export function gatherEvidence(
  tasks: readonly TaskGroup[],
  {
    seed = 1,
    layerScores,
    ...known
  }: { seed?: number; layerScores?: readonly LayerScore[] } & Partial<Omit<Evidence, 'tasks'>> = {},
): Evidence {
  const fits = known.fits ?? fitTasks(tasks, ['hull', 'envelope']);
  return {
    tasks,
    fits,
    comparison: known.comparison ?? compareRivals(tasks, []),
    samples: known.samples ?? sampleSize(tasks, { seed }),
    shots: known.shots ?? shotTrends(tasks),
    scale: known.scale ?? scaleEffect(tasks, { seed }),
    spread: known.spread ?? residualSpread(tasks, ['hull', 'envelope', 'all'], seed),
    overlay: known.overlay ?? hullOverlay(tasks),
    layers: known.layers ?? (layerScores ? layerEvidence(layerScores, tasks, fits, seed) : null),
  };
}
