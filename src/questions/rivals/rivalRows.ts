import type { LawMethod } from '../../curves/lawMethod.ts';
import type { RivalName } from '../../curves/rivals/rivals.ts';
import type { TaskKey } from '../../results/taskKey.ts';
import type { ExtrapolationTarget } from '../splitAtCut.ts';

/** Quantiles of upstream accuracy below which rivals are fitted, to predict what lies above. */
export const EXTRAPOLATION_CUTS: readonly number[] = [0.5, 0.7, 0.9];

/** A rival and what it is fitted to: only the saturating law is fitted as an envelope too. */
export interface Contestant {
  readonly rival: RivalName;
  readonly fittedTo: LawMethod;
}

/** One rival fitted to one task's points, all of them. */
export interface RivalFitRow extends TaskKey, Contestant {
  /** Points fitted: hull vertices, or models. */
  readonly points: number;
  /** Parameters by name; null where the rival does not fit. */
  readonly parameters: Readonly<Record<string, number>> | null;
  /** Root mean square error over the fitted points, in downstream accuracy; null where the rival does not fit. */
  readonly rmse: number | null;
  /** Corrected Akaike criterion; null where it means nothing (an envelope, or too few points). */
  readonly aicc: number | null;
  readonly notes: readonly string[];
}

/** How far one rival, fitted below a cut in upstream accuracy, is from what lies above it. */
export interface ExtrapolationRow extends TaskKey, Contestant {
  readonly target: ExtrapolationTarget;
  /** Quantile of upstream accuracy below which the rival was fitted. */
  readonly cut: number;
  /** Highest upstream accuracy that was fitted. */
  readonly cutUpstreamAccuracy: number;
  /** Points fitted, and points predicted. */
  readonly fittedPoints: number;
  readonly heldOutPoints: number;
  /** Root mean square of (curve - observed downstream accuracy) above the cut; null where the rival does not fit. */
  readonly rmse: number | null;
  /** Mean of (curve - observed downstream accuracy): positive where the curve promises too much. */
  readonly bias: number | null;
}

/** How one rival did over all tasks and cuts. */
export interface RivalSummaryRow extends Contestant {
  readonly target: ExtrapolationTarget;
  /** Cells (task x cut) that it was judged on, those where it did not fit, and those that it won (ties shared). */
  readonly cells: number;
  readonly withoutFit: number;
  readonly wins: number;
  /** Median over cells of its RMSE, null without any. */
  readonly medianRmse: number | null;
  /**
   * Median over tasks of the median over cuts of log10(its RMSE / that of the saturating law fitted to the target's own
   * kind of points): negative where it beats the law.
   */
  readonly medianLogRatio: number | null;
  /** Exact 95 % interval of that median over tasks, null with fewer than 6 tasks. */
  readonly logRatioLow: number | null;
  readonly logRatioHigh: number | null;
  /** Tasks that the ratio rests on. */
  readonly tasks: number;
}

/** The rival that extrapolates best on one task. */
export interface BestRivalRow extends TaskKey {
  readonly target: ExtrapolationTarget;
  readonly best: Contestant | null;
  /** Its median RMSE over the cuts, and that of the saturating law fitted to the hull and to the envelope. */
  readonly medianRmse: number | null;
  readonly hullLawRmse: number | null;
  readonly envelopeLawRmse: number | null;
}

/** A point of a curve fitted below a cut, for drawing. */
export interface RivalCurvePoint extends TaskKey, Contestant {
  readonly cut: number;
  readonly upstreamAccuracy: number;
  readonly downstreamAccuracy: number;
  /** Whether it lies above the cut. */
  readonly heldOut: boolean;
}
