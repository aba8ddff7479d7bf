import { normalProbability, normalQuantile } from '../../base/normal.ts';
import { shareInterval } from '../../statistics/shareInterval.ts';
import type { Power } from './seen.ts';
import { judge, MEDIAN_LEVEL, SIGNIFICANT } from './verdictRules.ts';

/** The effects that the power of claims is stated for: so of nine cases in ten; a rank correlation of this size. */
export const STATED_SHARE = 0.9;
export const STATED_CORRELATION = 0.6;

/**
 * Power of the test by a median (`byMedian`). Its interval ends at order statistics, and lies on the claimed side where at
 * least n + 1 - j of n values do, with P(Binomial(n, 1/2) < j) <= (1 - level) / 2: a sign test, whose power is binomial.
 */
export function medianPower(n: number, over: string): Power {
  let j = 0;
  while (j < n / 2 && 2 * (1 - atLeast(n, j + 1, 0.5)) <= 1 - MEDIAN_LEVEL) j++;
  return { probability: j === 0 ? 0 : atLeast(n, n + 1 - j, STATED_SHARE), effect: soInMost(over) };
}

/**
 * Power of the test by a share (`byShare`), with its clusters as the cases, that is as if cases of a cluster always agreed:
 * exact, over the counts that Wilson's interval judges as claimed.
 */
export function sharePower(
  clusters: number,
  side: 'above' | 'below',
  threshold: number,
  over: string,
): Power {
  let probability = 0;
  for (let yes = 0; yes <= clusters; yes++) {
    const cases = Array.from({ length: clusters }, (_, i) => ({ yes: i < yes ? 1 : 0, of: 1 }));
    if (judge(shareInterval(cases).interval, side, threshold) !== 'supported') continue;
    probability += binomial(clusters, yes, side === 'above' ? STATED_SHARE : 1 - STATED_SHARE);
  }
  return { probability, effect: soInMost(over) };
}

/**
 * Power of the one-sided test of a rank correlation over n cases at the stated size, by Fisher's z with Bonett and Wright's
 * (2000) variance (1 + rho^2 / 2) / (n - 3).
 */
export function correlationPower(n: number): Power {
  const effect = `a rank correlation of ${STATED_CORRELATION}`;
  if (n < 4) return { probability: 0, effect };
  const shift = Math.atanh(STATED_CORRELATION) / Math.sqrt((1 + STATED_CORRELATION ** 2 / 2) / (n - 3));
  return { probability: normalProbability(shift - normalQuantile(1 - SIGNIFICANT)), effect };
}

function soInMost(over: string): string {
  return `so in ${Math.round(100 * STATED_SHARE)} % of ${over}`;
}

/** P(Binomial(n, p) >= k). */
function atLeast(n: number, k: number, p: number): number {
  let sum = 0;
  for (let i = Math.max(0, k); i <= n; i++) sum += binomial(n, i, p);
  return Math.min(1, sum);
}

/** P(Binomial(n, p) = k), p in (0, 1), by logarithms. */
function binomial(n: number, k: number, p: number): number {
  let log = k * Math.log(p) + (n - k) * Math.log1p(-p);
  for (let i = 1; i <= k; i++) log += Math.log((n - k + i) / i);
  return Math.exp(log);
}
