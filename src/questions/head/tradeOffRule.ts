import { median } from 'simple-statistics';
import type { Interval } from '../../statistics/interval.ts';
import { powerOfT } from '../../statistics/powerOfT.ts';
import type { SimultaneousMeans } from '../../statistics/simultaneousIntervals.ts';
import type { ClaimVerdict } from '../judging/claimVerdict.ts';
import { type Power, type Seen, seenBy } from '../judging/seen.ts';

/** "Little" upstream accuracy lost: less than this, a fraction. */
export const LITTLE_UPSTREAM = 0.02;
/** Effects that power is stated for: what one setting gains on one task, and what it loses upstream where it hurts. */
export const STATED_GAIN = 0.05;
export const STATED_LOSS = 0.1;

/** What one setting does to one task. */
export interface PairOfChanges {
  readonly upstreamInterval: Interval;
  readonly gainInterval: Interval;
}

/**
 * The rule for settings of the head (appendix C). Intervals of gains hold together over all settings and tasks of an
 * experiment, those of upstream accuracy over its settings, so that the best may be picked.
 *
 * - **Bought**: some setting's gain on some task is above 0 and its upstream accuracy below that of the baseline, both with
 *   their whole intervals.
 * - **Better at little lost**: some setting's gain on some task is above 0, and it loses less than two points of upstream
 *   accuracy, both with their whole intervals.
 *
 * Where neither is so, `seenBy` tells what could not be seen from what was not: the power is the probability that a single
 * setting that gains five points on a single task (and loses ten points upstream where it is to hurt, none where it is not)
 * has both intervals where the rule wants them, at the median standard errors, by the noncentral t; the two are taken for
 * independent.
 */
export function judgeTradeOff(
  pairs: readonly PairOfChanges[],
  upstream: SimultaneousMeans,
  gains: SimultaneousMeans,
): { bought: TradeOffVerdict; free: TradeOffVerdict } {
  const found = (effect: number, of: SimultaneousMeans) =>
    powerOfT(effect / Math.max(1e-9, median([...of.standardErrors])), of.critical, of.freedom);
  const gain = found(STATED_GAIN, gains);
  const verdict = (isSo: (pair: PairOfChanges) => boolean, power: Power): TradeOffVerdict => {
    const judged: ClaimVerdict = pairs.some(isSo) ? 'supported' : 'inconclusive';
    return { verdict: judged, power, seen: seenBy(judged, power) };
  };
  return {
    bought: verdict(
      ({ upstreamInterval, gainInterval }) => gainInterval.low > 0 && upstreamInterval.high < 0,
      {
        probability: gain * found(STATED_LOSS, upstream),
        effect: `${points(STATED_GAIN)} gained on one task, ${points(STATED_LOSS)} lost upstream`,
      },
    ),
    free: verdict(
      ({ upstreamInterval, gainInterval }) => gainInterval.low > 0 && upstreamInterval.low > -LITTLE_UPSTREAM,
      {
        probability: gain * found(LITTLE_UPSTREAM, upstream),
        effect: `${points(STATED_GAIN)} gained on one task, nothing lost upstream`,
      },
    ),
  };
}

export interface TradeOffVerdict {
  readonly verdict: ClaimVerdict;
  readonly power: Power;
  readonly seen: Seen;
}

function points(fraction: number): string {
  return `${Math.round(100 * fraction)} points`;
}
