import { quantile } from 'simple-statistics';
import type { FrontierDraw } from '../../curves/frontier/frontierDraw.ts';
import {
  marginalGain,
  predictDownstreamAccuracy,
  type SaturatingLaw,
  saturationAccuracy,
} from '../../curves/saturatingLaw.ts';

/** A number with its interval; the estimate is the posterior median, so it lies inside. */
export interface Estimate {
  readonly estimate: number;
  readonly interval: readonly [number, number];
}

/** What the posterior of the law promises beyond an upstream accuracy. */
export interface LawGain {
  /** Upstream accuracy from where on. */
  readonly upstreamAccuracy: number;
  /** Points of downstream accuracy for one more point of upstream accuracy, there; no more than the headroom. */
  readonly gain: Estimate;
  /** Downstream accuracy still to be gained up to an upstream accuracy of 1, a fraction. */
  readonly headroom: Estimate;
  /** Saturation value. */
  readonly plateau: Estimate;
  readonly alpha: Estimate;
}

/** Reads the gain at an upstream accuracy, the headroom and the plateau off the draws of a law. */
export function lawGain(draws: readonly FrontierDraw[], upstreamAccuracy: number, level = 0.95): LawGain {
  const read = (value: (law: SaturatingLaw) => number): Estimate => {
    const values = draws.map(({ law }) => value(law));
    const [low, estimate, high] = quantile(values, [(1 - level) / 2, 0.5, (1 + level) / 2]);
    return { estimate, interval: [low, high] };
  };
  const headroom = (law: SaturatingLaw) =>
    Math.max(0, saturationAccuracy(law) - predictDownstreamAccuracy(law, upstreamAccuracy));
  return {
    upstreamAccuracy,
    // The slope promises more than is left where less than a point of upstream error is left and the law is steep.
    gain: read((law) => Math.min(marginalGain(law, upstreamAccuracy), 100 * headroom(law))),
    headroom: read(headroom),
    plateau: read(saturationAccuracy),
    alpha: read((law) => law.alpha),
  };
}
