import type { AccuracyPoints } from '../../curves/accuracyPoints.ts';
import { curveSse } from '../../curves/rivals/rivalFit.ts';
import type { RivalName } from '../../curves/rivals/rivals.ts';
import { fitContestants } from '../../questions/rivals/contestants.ts';
import { splitAtCut } from '../../questions/splitAtCut.ts';

/** Rivals to fit to the upper hull of some models, all or those up to an upstream accuracy. */
export interface RivalsAsked {
  readonly points: AccuracyPoints;
  readonly rivals: readonly RivalName[];
  /** Upstream accuracy above which models are held out; 1: none are. */
  readonly to: number;
}

/** A rival fitted to the upper hull. */
export interface FittedRival {
  readonly rival: RivalName;
  /** Null where it does not fit. */
  readonly parameters: readonly number[] | null;
  /**
   * Root mean square error in downstream accuracy on the hull vertices that were held out, or on those fitted where none
   * were.
   */
  readonly rmse: number | null;
}

/**
 * Share of models up to an upstream accuracy, as a quantile at which `splitAtCut` cuts behind the last of them; null where
 * that leaves none on one side.
 */
export function cutAt({ upstream }: AccuracyPoints, to: number): number | null {
  const below = Array.from(upstream).filter((accuracy) => accuracy <= to).length;
  // Half a model less, so that rounding takes no other model.
  return below > 0 && below < upstream.length ? Number(((below - 0.5) / upstream.length).toFixed(6)) : null;
}

/** Fits rivals as `compareRivals` does. */
export function fitRivals({ points, rivals, to }: RivalsAsked): FittedRival[] {
  const cut = cutAt(points, to);
  const split = cut === null ? null : splitAtCut(points, cut);
  const contestants = rivals.map((rival) => ({ rival, fittedTo: 'hull' as const }));
  return fitContestants(split?.fitted ?? points, contestants).map(
    ({ contestant: { rival }, parameters, predict, sse, points: fitted }) => {
      const held = split?.heldOut.hull;
      const [sum, n] = held ? [curveSse(held, predict), held.upstream.length] : [sse, fitted];
      return { rival, parameters, rmse: parameters && Math.sqrt(sum / n) };
    },
  );
}
