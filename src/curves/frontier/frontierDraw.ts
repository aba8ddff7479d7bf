import type { SaturatingLaw } from '../saturatingLaw.ts';

/** One draw from the posterior of a frontier: a law, and how models thin out towards it. */
export interface FrontierDraw {
  readonly law: SaturatingLaw;
  /** Shape of the gamma distribution of gaps, 1 or more: 1 where models crowd the law, larger where few come close. */
  readonly shape: number;
  /** Rate of that distribution, per unit of v = (y - f) / (C - f): the gap as a share of the way to the threshold C. */
  readonly rate: number;
}
