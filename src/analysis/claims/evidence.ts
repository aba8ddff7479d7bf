import type { TaskGroup } from '../../results/groupTasks.ts';
import { compareRivals, type RivalComparison } from '../compareRivals.ts';
import { fitTasks, type TaskFit } from '../fitTasks.ts';
import { type HullOverlay, hullOverlay } from '../hullOverlay.ts';
import { type ResidualSpreadRow, residualSpread } from '../residualSpread.ts';
import { type SampleSizeResult, sampleSize } from '../sampleSize.ts';
import { type ScaleEffect, scaleEffect } from '../scaleEffect.ts';
import { type ShotTrends, shotTrends } from '../shotTrends.ts';

/** What claims are judged by: the analyses of one table. */
export interface Evidence {
  readonly tasks: readonly TaskGroup[];
  /** Laws by hull and envelope; with intervals where these were asked for. */
  readonly fits: readonly TaskFit[];
  readonly comparison: RivalComparison;
  readonly samples: SampleSizeResult;
  readonly shots: ShotTrends;
  readonly scale: ScaleEffect;
  readonly spread: readonly ResidualSpreadRow[];
  readonly overlay: HullOverlay;
}

/** Runs every analysis that claims need; those already at hand are not run again. */
export function gatherEvidence(
  tasks: readonly TaskGroup[],
  { seed = 1, ...known }: { seed?: number } & Partial<Omit<Evidence, 'tasks'>> = {},
): Evidence {
  return {
    tasks,
    fits: known.fits ?? fitTasks(tasks, ['hull', 'envelope']),
    comparison: known.comparison ?? compareRivals(tasks),
    samples: known.samples ?? sampleSize(tasks, { seed }),
    shots: known.shots ?? shotTrends(tasks),
    scale: known.scale ?? scaleEffect(tasks, { seed }),
    spread: known.spread ?? residualSpread(tasks, ['hull', 'envelope', 'all'], seed),
    overlay: known.overlay ?? hullOverlay(tasks),
  };
}
