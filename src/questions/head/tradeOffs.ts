import type { TaskGroup } from '../../results/groupTasks.ts';
import { INTERVAL_LEVEL, type Interval } from '../../statistics/interval.ts';
import { simultaneousIntervals } from '../../statistics/simultaneousIntervals.ts';
import { type HeadGroup, type HeadSetting, headGroups } from './headGroups.ts';
import { judgeTradeOff, type TradeOffVerdict } from './tradeOffRule.ts';

/** What a setting of the head does to upstream accuracy and to one downstream task, against the baseline. */
export interface HeadEffect extends HeadSetting {
  readonly downstream: string;
  /** Mean over seeds, a fraction; below 0 where upstream accuracy is lost. */
  readonly upstreamChange: number;
  /** Holds for all settings together. */
  readonly upstreamInterval: Interval;
  readonly gain: number;
  /** Holds for all settings and tasks together. */
  readonly gainInterval: Interval;
  /** No setting and task gains more downstream at the same or less upstream accuracy lost. */
  readonly onFront: boolean;
}

/** An experiment with the head: what may be had for what. */
export interface TradeOff extends Pick<HeadGroup, 'upstream' | 'family' | 'shots' | 'baseline' | 'seeds'> {
  readonly settings: number;
  readonly tasks: number;
  /** Level at which all intervals of one kind hold together. */
  readonly level: number;
  /** Standard errors that intervals of gains reach, allowing for the number of settings and tasks. */
  readonly critical: number;
  readonly effects: readonly HeadEffect[];
  /** Downstream accuracy is bought with upstream accuracy. */
  readonly bought: TradeOffVerdict;
  /** Downstream accuracy is had at little upstream accuracy lost. */
  readonly free: TradeOffVerdict;
}

/**
 * Trade-offs of the classification head's weight decay and learning rate (appendix C): every experiment of a table, that
 * is models alike but for the head and the seed, at each number of shots; changes paired by seed.
 *
 * @param level at which the intervals of one experiment hold together; default 0.95
 */
export function tradeOffs(tasks: readonly TaskGroup[], level = INTERVAL_LEVEL): TradeOff[] {
  return headGroups(tasks).map((group) => tradeOff(group, level));
}

function tradeOff(group: HeadGroup, level: number): TradeOff {
  const { upstream, family, shots, baseline, seeds, settings, downstream } = group;
  const ofUpstream = simultaneousIntervals(
    settings.map((of) => of.upstream),
    level,
  );
  const gains = simultaneousIntervals(
    settings.flatMap((of) => of.downstream),
    level,
  );
  const pairs = settings.flatMap(({ setting }, s) =>
    downstream.map((task, t) => ({
      ...setting,
      downstream: task,
      upstreamChange: ofUpstream.means[s],
      upstreamInterval: ofUpstream.intervals[s],
      gain: gains.means[s * downstream.length + t],
      gainInterval: gains.intervals[s * downstream.length + t],
    })),
  );
  return {
    ...{ upstream, family, shots, baseline, seeds, level },
    settings: settings.length,
    tasks: downstream.length,
    critical: gains.critical,
    effects: pairs.map((pair) => ({ ...pair, onFront: isOnFront(pair, pairs) })),
    ...judgeTradeOff(pairs, ofUpstream, gains),
  };
}

type Changes = Pick<HeadEffect, 'upstreamChange' | 'gain'>;

/** Whether nothing else is at least as good in both and better in one; the baseline, which changes neither, counts too. */
function isOnFront(one: Changes, all: readonly Changes[]): boolean {
  return ![{ upstreamChange: 0, gain: 0 }, ...all].some(
    (other) =>
      other.upstreamChange >= one.upstreamChange &&
      other.gain >= one.gain &&
      (other.upstreamChange > one.upstreamChange || other.gain > one.gain),
  );
}
