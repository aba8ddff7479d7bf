import { INTERVAL_LEVEL } from '../../statistics/interval.ts';
import { medianInterval } from '../../statistics/medianInterval.ts';
import { type ClusterCount, shareInterval } from '../../statistics/shareInterval.ts';
import type { Outcome } from './claim.ts';
import { medianPower, sharePower } from './claimPower.ts';
import { judge, MEDIAN_LEVEL } from './verdictRules.ts';

export type { Outcome };

/** What a claim lacks. */
export function notTestable(why: string): Outcome {
  return { statistic: null, interval: null, count: 0, verdict: 'not testable here', why };
}

/** A median over tasks, held against a threshold. */
export function byMedian(
  values: readonly number[],
  side: 'above' | 'below',
  threshold: number,
  over = 'tasks',
): Outcome {
  const { median, interval } = medianInterval(values, MEDIAN_LEVEL);
  const claimed = values.filter((value) => (side === 'above' ? value > threshold : value < threshold)).length;
  const few = interval ? '' : `; too few ${over} for an interval`;
  return {
    statistic: median,
    interval: interval && { ...interval, level: MEDIAN_LEVEL, over },
    count: values.length,
    verdict: judge(interval, side, threshold),
    power: medianPower(values.length, over),
    why: `${claimed} of ${values.length} ${over} ${side} ${Number(threshold.toPrecision(3))}${few}`,
  };
}

/** A share, held against a threshold. The clusters are what is independent: tasks, or series. */
export function byShare(
  clusters: readonly ClusterCount[],
  side: 'above' | 'below',
  threshold: number,
  cases: string,
  over: string,
): Outcome {
  const { share, interval } = shareInterval(clusters);
  const yes = clusters.reduce((sum, cluster) => sum + cluster.yes, 0);
  const of = clusters.reduce((sum, cluster) => sum + cluster.of, 0);
  return {
    statistic: share,
    interval: interval && { ...interval, level: INTERVAL_LEVEL, over },
    count: of,
    verdict: judge(interval, side, threshold),
    power: sharePower(clusters.filter((cluster) => cluster.of > 0).length, side, threshold, over),
    why: `so in ${yes} of ${of} ${cases}${of === clusters.length ? '' : ` of ${clusters.length} ${over}`}`,
  };
}
