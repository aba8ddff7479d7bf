import { quantile } from 'simple-statistics';
import { predictDownstreamAccuracy, type SaturatingLaw } from '../../curves/saturatingLaw.ts';
import type { TaskFit } from '../../fits/fitTasks.ts';
import { taskKey } from '../../results/taskKey.ts';
import { planAnswer } from './planAnswer.ts';
import type { PlanOptions, PlanRow } from './planRow.ts';

/** How far above the best upstream model the default future model is. */
const NEXT_POINT = 0.01;

/**
 * Reads fitted laws as plans: what one more point of upstream accuracy brings, the upstream accuracy that a
 * downstream target needs, or that no upstream accuracy reaches it, and what a model to come would reach.
 * Intervals are given where the fits carry them.
 *
 * @throws RangeError for a target or an upstream accuracy outside of (0, 1]
 */
export function plan(fits: readonly TaskFit[], options: PlanOptions = {}): PlanRow[] {
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined && !(value > 0 && value <= 1)) {
      throw new RangeError(`${name} is ${value}; expected a fraction above 0 and up to 1`);
    }
  }
  return fits.map((taskFit) => planRow(taskFit, options));
}

function planRow({ task, fit, saturation, interval }: TaskFit, options: PlanOptions): PlanRow {
  const { upstream, downstream } = task.points;
  const bestUpstreamAccuracy = upstream.reduce((best, a) => Math.max(best, a), 0);
  const futureUpstream = options.futureUpstream ?? Math.min(1, bestUpstreamAccuracy + NEXT_POINT);
  const targetDownstream = options.targetDownstream ?? null;
  const law = fit.identified ? fit.law : null;
  const laws = interval && 'laws' in interval ? interval.laws : [];
  const tail = interval && 'level' in interval ? (1 - interval.level) / 2 : 0;
  const ends = (values: readonly number[]) =>
    values.length > 0 && law ? [quantile([...values], tail), quantile([...values], 1 - tail)] : [null, null];

  const needed = law && targetDownstream !== null ? upstreamNeeded(law, targetDownstream) : null;
  // A law that never reaches the target needs more than full accuracy.
  const [neededLow, neededHigh] = ends(
    targetDownstream === null
      ? []
      : laws.map((one) => upstreamNeeded(one, targetDownstream) ?? Number.POSITIVE_INFINITY),
  );
  const [saturationLow, saturationHigh] =
    interval && 'saturationAccuracy' in interval ? interval.saturationAccuracy : [null, null];
  const [futureLow, futureHigh] = ends(laws.map((one) => predictDownstreamAccuracy(one, futureUpstream)));
  const row = {
    ...taskKey(task),
    method: fit.method,
    verdict: saturation.verdict,
    bestUpstreamAccuracy,
    bestDownstreamAccuracy: downstream.reduce((best, a) => Math.max(best, a), 0),
    marginalGain: saturation.marginalGain,
    saturationAccuracy: saturation.saturationAccuracy,
    saturationLow,
    saturationHigh,
    targetDownstream,
    neededUpstream: needed,
    neededUpstreamLow: finite(neededLow),
    neededUpstreamHigh: finite(neededHigh),
    reachable: law && targetDownstream !== null ? needed !== null : null,
    futureUpstream,
    futureDownstream: law && predictDownstreamAccuracy(law, futureUpstream),
    futureDownstreamLow: futureLow,
    futureDownstreamHigh: futureHigh,
    notes: [...fit.notes, ...(interval && 'reason' in interval ? [`no interval: ${interval.reason}`] : [])],
  };
  return { ...row, answer: planAnswer(row) };
}

/**
 * Upstream accuracy at which a law reaches a downstream accuracy, e_US = ((e_DS - e_IR) / k)^(1 / alpha); null where
 * it never does. 0 where the law lies above it everywhere.
 *
 * @example upstreamNeeded({ k: 1, alpha: 2, irreducibleError: 0.1 }, 0.86)?.toFixed(3) // '0.800'
 */
export function upstreamNeeded(law: SaturatingLaw, downstreamAccuracy: number): number | null {
  const reducible = 1 - downstreamAccuracy - law.irreducibleError;
  if (reducible < 0) return null;
  return Math.max(0, 1 - (reducible / law.k) ** (1 / law.alpha));
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
