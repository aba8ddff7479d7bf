import { INTERVAL_Z, type Interval } from './interval.ts';

/** Yes and no counts of one cluster, such as the steps of one task. */
export interface ClusterCount {
  readonly yes: number;
  readonly of: number;
}

/**
 * Interval for a share whose cases come in clusters: Wilson's (1927) for the number of independent cases that the
 * scatter between clusters shows,
 *
 *     n_eff = p (1 - p) / v,     v = m/(m-1) sum_c (yes_c - p of_c)^2 / (sum_c of_c)^2   (linearised ratio, m clusters),
 *
 * and never fewer than the clusters or more than the cases. Where all cases agree the scatter is 0 and tells
 * nothing, so n_eff is the number of clusters; a bootstrap over clusters would call such a share certain.
 *
 * @param z normal quantile of the level; default that of 95 %
 * @example shareInterval([{ yes: 1, of: 1 }, { yes: 1, of: 1 }, { yes: 0, of: 1 }]).share.toFixed(2) // '0.67'
 */
export function shareInterval(
  clusters: readonly ClusterCount[],
  z = INTERVAL_Z,
): {
  share: number | null;
  interval: Interval | null;
} {
  const used = clusters.filter(({ of }) => of > 0);
  const cases = used.reduce((sum, { of }) => sum + of, 0);
  if (cases === 0) return { share: null, interval: null };
  const share = used.reduce((sum, { yes }) => sum + yes, 0) / cases;
  const m = used.length;
  const scatter = used.reduce((sum, { yes, of }) => sum + (yes - share * of) ** 2, 0);
  const variance = m > 1 ? ((m / (m - 1)) * scatter) / cases ** 2 : 0;
  const independent = variance > 0 ? (share * (1 - share)) / variance : m;
  const n = Math.min(cases, Math.max(m, independent));

  const z2 = z ** 2;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return { share, interval: { low: Math.max(0, centre - half), high: Math.min(1, centre + half) } };
}
