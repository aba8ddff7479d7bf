import type { SaturatingLaw } from '../saturatingLaw.ts';

/**
 * One draw from the posterior of the frontier: a law, and how models thin out towards it. With C the threshold of
 * "better than average", the gap of a better model as a share of C - f has density v^(shape-1) exp(-rate v) on [0, 1].
 */
export interface FrontierDraw {
  readonly law: SaturatingLaw;
  /** s >= 1: 1 where models crowd the frontier, larger where they rarely come close. */
  readonly shape: number;
  /** r > 0. */
  readonly rate: number;
}
