import { bnslRival } from './bnslRival.ts';
import { lineRival } from './lineRival.ts';
import { m4Rival } from './m4Rival.ts';
import { powerRival } from './powerRival.ts';
import type { RivalCurve, RivalName } from './rivalCurve.ts';
import { saturatingRival } from './saturatingRival.ts';

/** Every rival by its name. */
export const RIVALS: Readonly<Record<RivalName, RivalCurve>> = {
  saturating: saturatingRival,
  power: powerRival,
  linear: lineRival('linear'),
  logit: lineRival('logit'),
  probit: lineRival('probit'),
  m4: m4Rival,
  bnsl: bnslRival,
};
