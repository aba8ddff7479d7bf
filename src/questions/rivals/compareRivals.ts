import type { TaskGroup } from '../../results/groupTasks.ts';
import { compareTask } from './compareTask.ts';
import {
  type BestRivalRow,
  EXTRAPOLATION_CUTS,
  type ExtrapolationRow,
  type RivalCurvePoint,
  type RivalFitRow,
  type RivalSummaryRow,
} from './rivalRows.ts';
import { bestRivals, summariseRivals } from './summariseRivals.ts';

/** What `compareRivals` found. */
export interface RivalComparison {
  readonly cuts: readonly number[];
  readonly fits: readonly RivalFitRow[];
  readonly extrapolation: readonly ExtrapolationRow[];
  readonly summary: readonly RivalSummaryRow[];
  readonly best: readonly BestRivalRow[];
  /** Tasks that could not be compared, and why. */
  readonly notes: readonly string[];
}

/** A comparison, and curves to draw. */
export interface RivalsAnswer {
  readonly comparison: RivalComparison;
  /** The rivals fitted below one of the cuts. */
  readonly curves: readonly RivalCurvePoint[];
}

/**
 * Holds the saturating law against its rivals: how well each fits the models that there are, and how well each,
 * fitted below a cut in upstream accuracy, predicts what lies above it.
 *
 * @param cuts quantiles of upstream accuracy, in (0, 1)
 * @throws RangeError for a cut outside of (0, 1)
 */
export function compareRivals(
  tasks: readonly TaskGroup[],
  cuts: readonly number[] = EXTRAPOLATION_CUTS,
): RivalComparison {
  return collectComparison(
    tasks.map((task) => compareTask(task, cuts)),
    cuts,
  );
}

/** Puts the comparisons of single tasks together. */
export function collectComparison(
  parts: readonly Pick<RivalComparison, 'fits' | 'extrapolation' | 'notes'>[],
  cuts: readonly number[],
): RivalComparison {
  const extrapolation = parts.flatMap((part) => part.extrapolation);
  return {
    cuts,
    fits: parts.flatMap(({ fits }) => fits),
    extrapolation,
    summary: summariseRivals(extrapolation),
    best: bestRivals(extrapolation),
    notes: parts.flatMap(({ notes }) => notes),
  };
}
