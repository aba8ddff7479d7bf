import { median } from 'simple-statistics';
import type { AccuracyPoints } from '../../curves/accuracyPoints.ts';
import type { ObservedSlope } from '../top/observedSlope.ts';
import { ADEQUACY, type AdequacyCheck } from './adequacyCheck.ts';
import { adequacyWords } from './adequacyWords.ts';
import { type CheckedFrontier, nearModels, thinDraws } from './checkedFrontier.ts';
import { type CheckRates, type CheckSetting, checkRates } from './checkRates.ts';
import { contactCheck, outliersCheck, reachCheck, slopeCheck } from './checks.ts';
import { contact } from './contact.ts';
import { drawnGaps } from './drawnGaps.ts';
import { lawSlope } from './lawSlope.ts';
import { outliers } from './outliers.ts';
import { reach } from './reach.ts';

/** Whether the law describes a task's models. */
export interface Adequacy {
  /** Whether every check passed. */
  readonly stands: boolean;
  readonly checks: readonly AdequacyCheck[];
  /** Where checks fail by little: the law describes the observed models to so much accuracy (a fraction); else null. */
  readonly within: number | null;
  /** What decides which simulated setting is nearest. */
  readonly setting: CheckSetting;
  /** False alarms and power of contact, outliers or slope, in the nearest simulated setting. */
  readonly rates: CheckRates | null;
  /** What to make of it, for people. */
  readonly words: string;
}

/**
 * Whether the law can be true of these models: four checks of its posterior (see `contact`, `reach`, `outliers`, and the
 * law's slope against `observedSlope`). They were measured by simulation (`npm run bench -- adequacy`), and say what they cannot see.
 *
 * @param points accuracies of all models, fractions
 * @param frontier a `FrontierFit` of them
 * @param top what `observedSlope` gives for them; null: the slope is not checked
 */
export function adequacy(
  points: AccuracyPoints,
  frontier: CheckedFrontier,
  top: ObservedSlope | null,
): Adequacy {
  const near = nearModels(points.upstream, points.downstream, frontier);
  const draws = thinDraws(frontier.draws, ADEQUACY.draws);
  const gaps = drawnGaps(near, draws);
  const effect = frontier.models / frontier.effectiveModels;
  const touched = contact(near, gaps, effect);
  const reached = reach(near, gaps);
  const apart = outliers(gaps, effect);
  const shape = median(frontier.draws.map((draw) => draw.shape));
  const { effectiveModels } = frontier;
  const noiseShare = median(gaps.map((gap) => gap.noiseShare));
  const setting = { models: effectiveModels, noiseShare, shape };
  const rates = checkRates(setting);
  const hidden = (near.upstreamError.length * noiseShare) / effect > ADEQUACY.edgeModels;
  const thresholds = hidden ? ADEQUACY.hidden : ADEQUACY;
  const checks: AdequacyCheck[] = [];
  if (touched) checks.push(contactCheck(touched, thresholds.contact, rates));
  if (reached) checks.push(reachCheck(reached, rates));
  if (apart) checks.push(outliersCheck(apart, thresholds.outliers, rates));
  if (top) checks.push(slopeCheck(lawSlope(frontier.draws, top.from, top.to, ADEQUACY.level), top, rates));
  const failed = checks.filter((check) => !check.passed);
  const stands = failed.length === 0 && checks.length > 0;
  const miss = Math.max(0, ...failed.map((check) => check.miss));
  const within = failed.length > 0 && miss < ADEQUACY.within ? miss : null;
  return {
    stands,
    checks,
    within,
    setting,
    rates,
    words: adequacyWords({ checks, stands, within, rates, models: effectiveModels }),
  };
}
