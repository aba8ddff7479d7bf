import { bnslRival } from './bnslRival.ts';
import { lineRival } from './lineRival.ts';
import { m4Rival } from './m4Rival.ts';
import { powerRival } from './powerRival.ts';
import type { RivalCurve } from './rivalCurve.ts';
import { saturatingRival } from './saturatingRival.ts';

/**
 * Every rival by its name: the curves that compete with the saturating law for the same points:
 * - `saturating`: e_DS = k e_US^alpha + e_IR (Abnar et al. 2021, Eq. 1);
 * - `power`: the same with e_IR = 0, a straight line in log-log axes;
 * - `linear`: a_DS = a + b a_US;
 * - `logit`: linear in logit axes (Kornblith et al. 2019);
 * - `probit`: linear in probit axes (Taori et al. 2020; Miller et al. 2021);
 * - `m4`: estimator M4 of Alabdulmohsin et al. 2022, sigmoid-like;
 * - `bnsl`: a broken neural scaling law with one break (Caballero et al. 2023).
 */
export const RIVALS = {
  saturating: saturatingRival,
  power: powerRival,
  linear: lineRival('linear'),
  logit: lineRival('logit'),
  probit: lineRival('probit'),
  m4: m4Rival,
  bnsl: bnslRival,
} satisfies Readonly<Record<string, RivalCurve>>;

export type RivalName = keyof typeof RIVALS;

export const RIVAL_NAMES = Object.keys(RIVALS) as readonly RivalName[];
