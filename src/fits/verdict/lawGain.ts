import { type Estimate, estimateOf } from '../../curves/frontier/estimate.ts';
import type { FrontierFit } from '../../curves/frontier/frontierFit.ts';
import {
  marginalGain,
  predictDownstreamAccuracy,
  type SaturatingLaw,
  saturationAccuracy,
} from '../../curves/saturatingLaw.ts';

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
export function lawGain(
  { draws, level }: Pick<FrontierFit, 'draws' | 'level'>,
  upstreamAccuracy: number,
): LawGain {
  const read = (value: (law: SaturatingLaw) => number) =>
    estimateOf(
      Float64Array.from(draws, ({ law }) => value(law)),
      level,
    );
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
