import { median } from 'simple-statistics';
import { INTERVAL_LEVEL, type Interval } from './interval.ts';

/**
 * Exact interval for a median over few units, such as tasks: the narrowest pair of order statistics
 * [x_(j), x_(n+1-j)] that covers the median with probability
 *
 *     1 - 2 P(Binomial(n, 1/2) < j) >= 0.95,
 *
 * whatever the distribution (Conover 1999, section 3.2). With fewer than 6 units (5 for a level of 0.9) no pair does,
 * and there is no interval: a bootstrap would give one there, but a wrong one.
 *
 * @param level default 0.95
 *
 * @example medianInterval([1, 2, 3, 4, 5, 6]) // { median: 3.5, interval: { low: 1, high: 6 } }
 */
export function medianInterval(
  values: readonly number[],
  level = INTERVAL_LEVEL,
): {
  median: number | null;
  interval: Interval | null;
} {
  const n = values.length;
  if (n === 0) return { median: null, interval: null };
  const sorted = [...values].sort((a, b) => a - b);
  let below = 0;
  let term = 0.5 ** n;
  let j = 0;
  while (j < n / 2 && 1 - 2 * (below + term) >= level) {
    below += term;
    term *= (n - j) / (j + 1);
    j++;
  }
  return {
    median: median(sorted),
    interval: j === 0 ? null : { low: sorted[j - 1], high: sorted[n - j] },
  };
}
