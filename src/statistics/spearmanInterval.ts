import { INTERVAL_Z, type Interval } from './interval.ts';

/**
 * Interval for a Spearman correlation of n independent pairs: on Fisher's axis atanh(rho) with the variance
 * (1 + rho^2 / 2) / (n - 3) of Bonett and Wright (2000). Null with fewer than 6 pairs, or where all agree.
 *
 * @example spearmanInterval(0.5, 28)?.low.toFixed(2) // '0.13'
 */
export function spearmanInterval(rho: number, n: number): Interval | null {
  if (n < 6 || Math.abs(rho) === 1) return null;
  const half = INTERVAL_Z * Math.sqrt((1 + (rho * rho) / 2) / (n - 3));
  return { low: Math.tanh(Math.atanh(rho) - half), high: Math.tanh(Math.atanh(rho) + half) };
}
