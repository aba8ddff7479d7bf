import type { LawFit } from '../curves/fitLaw.ts';
import { marginalGain, predictDownstreamAccuracy, saturationAccuracy } from '../curves/saturatingLaw.ts';

/** Whether a better upstream model still helps a downstream task. */
export type SaturationVerdict =
  | 'saturated'
  | 'near its plateau'
  | 'keeps paying'
  | 'not determined'
  | 'no law fits';

/** From the most to the least saturated; then a law that the models do not determine, and no law at all. */
export const SATURATION_VERDICTS: readonly SaturationVerdict[] = [
  'saturated',
  'near its plateau',
  'keeps paying',
  'not determined',
  'no law fits',
];

/** Points of downstream accuracy that one more point of upstream accuracy must bring to keep paying. */
export const KEEPS_PAYING_GAIN = 0.5;
/** Below this gain for one more point of upstream accuracy, a task is saturated. */
export const SATURATED_GAIN = 0.1;
/** With no more than this left to gain at an upstream accuracy of 1 (half a point), a task is saturated too. */
export const SATURATED_HEADROOM = 0.005;

/** How saturated a task is, from a law fitted to it, at its best upstream model. */
export interface Saturation {
  readonly verdict: SaturationVerdict;
  /** Upstream accuracy of the best upstream model. */
  readonly upstreamAccuracy: number;
  /** Downstream accuracy at an upstream accuracy of 1; null where no law is determined. */
  readonly saturationAccuracy: number | null;
  /** Downstream accuracy that the law still promises from there to an upstream accuracy of 1. */
  readonly headroom: number | null;
  /** Points of downstream accuracy for one more point of upstream accuracy, there; no more than the headroom. */
  readonly marginalGain: number | null;
}

/**
 * Reads a fit as an answer: does a better upstream model still help?
 *
 * A task keeps paying while one more point of upstream accuracy brings at least half a point downstream, and is
 * saturated when it brings less than a tenth of a point or when less than half a point is left in all. A law that
 * the models do not determine gives no answer.
 *
 * @param fit a law fitted to the task
 * @param upstreamAccuracy of the best upstream model, a fraction
 */
export function saturation(fit: LawFit, upstreamAccuracy: number): Saturation {
  const { law, identified } = fit;
  if (!law || !identified) {
    return {
      verdict: law ? 'not determined' : 'no law fits',
      upstreamAccuracy,
      saturationAccuracy: null,
      headroom: null,
      marginalGain: null,
    };
  }
  const plateau = saturationAccuracy(law);
  const headroom = plateau - predictDownstreamAccuracy(law, upstreamAccuracy);
  // The slope promises more than is left where less than a point of upstream error is left and the law is steep.
  const gain = Math.min(marginalGain(law, upstreamAccuracy), 100 * headroom);
  const saturated = gain < SATURATED_GAIN || headroom <= SATURATED_HEADROOM;
  return {
    verdict: saturated ? 'saturated' : gain < KEEPS_PAYING_GAIN ? 'near its plateau' : 'keeps paying',
    upstreamAccuracy,
    saturationAccuracy: plateau,
    headroom,
    marginalGain: gain,
  };
}
