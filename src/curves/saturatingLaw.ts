/**
 * The saturating power law of arXiv 2110.02095 (Eq. 1):
 *
 *     e_DS = k * e_US^alpha + e_IR,        error e = 1 - accuracy, a fraction.
 *
 * `irreducibleError` (e_IR) is the downstream error that is left when the upstream error is 0.
 */
export interface SaturatingLaw {
  /** k >= 0. */
  readonly k: number;
  /** alpha > 0. */
  readonly alpha: number;
  /** e_IR, in [0, 1]. */
  readonly irreducibleError: number;
}

/**
 * Downstream accuracy that the law gives for an upstream accuracy (both fractions). Not clipped: far below the
 * fitted models a steep law can fall under 0.
 *
 * @example predictDownstreamAccuracy({ k: 1, alpha: 2, irreducibleError: 0.1 }, 0.8) // 0.86
 */
export function predictDownstreamAccuracy(law: SaturatingLaw, upstreamAccuracy: number): number {
  return 1 - law.irreducibleError - law.k * (1 - upstreamAccuracy) ** law.alpha;
}

/**
 * Saturation value (Def. 2.2): the downstream accuracy that the law reaches as upstream accuracy reaches 1,
 * 1 - e_IR.
 *
 * @example saturationAccuracy({ k: 1, alpha: 2, irreducibleError: 0.1 }) // 0.9
 */
export function saturationAccuracy(law: SaturatingLaw): number {
  return 1 - law.irreducibleError;
}

/**
 * Slope of the law: downstream accuracy gained per unit of upstream accuracy, at an upstream accuracy. It is
 *
 *     d a_DS / d a_US = k * alpha * e_US^(alpha - 1),
 *
 * points of downstream per point of upstream; 0 at e_US = 0 when alpha > 1, infinite there when alpha < 1.
 *
 * @example marginalGain({ k: 1, alpha: 2, irreducibleError: 0.1 }, 0.8) // 0.4
 */
export function marginalGain(law: SaturatingLaw, upstreamAccuracy: number): number {
  if (law.k === 0) return 0;
  return law.k * law.alpha * (1 - upstreamAccuracy) ** (law.alpha - 1);
}
