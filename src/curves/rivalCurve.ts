/**
 * Curves that compete with the saturating law for the same points:
 * - `saturating`: e_DS = k e_US^alpha + e_IR (Abnar et al. 2021);
 * - `power`: the same with e_IR = 0, a straight line in log-log axes;
 * - `linear`: a_DS = a + b a_US;
 * - `logit`: linear in logit axes (Kornblith et al. 2019);
 * - `probit`: linear in probit axes (Taori et al. 2020; Miller et al. 2021);
 * - `m4`: the sigmoid-like estimator of Alabdulmohsin et al. 2022;
 * - `bnsl`: a broken neural scaling law with one break (Caballero et al. 2023).
 */
export type RivalName = 'saturating' | 'power' | 'linear' | 'logit' | 'probit' | 'm4' | 'bnsl';

export const RIVAL_NAMES: readonly RivalName[] = [
  'saturating',
  'power',
  'linear',
  'logit',
  'probit',
  'm4',
  'bnsl',
];
