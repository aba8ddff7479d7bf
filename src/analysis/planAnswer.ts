import type { PlanRow } from './plan.ts';
import { taskName } from './taskKey.ts';

/** A plan in one sentence, plainly. */
export function planAnswer(row: Omit<PlanRow, 'answer'>): string {
  const name = taskName(row);
  const { targetDownstream, bestDownstreamAccuracy, marginalGain, saturationAccuracy } = row;
  if (targetDownstream !== null && targetDownstream <= bestDownstreamAccuracy) {
    return `${name}: ${percent(targetDownstream)} is reached already; the best model has ${percent(bestDownstreamAccuracy)}.`;
  }
  if (marginalGain === null || saturationAccuracy === null) {
    const why = row.notes[0] ?? row.verdict;
    return `${name}: nothing can be planned; ${why}.`;
  }
  const plateau = `${percent(saturationAccuracy)}${range(row.saturationLow, row.saturationHigh)}`;
  if (targetDownstream !== null) {
    if (row.neededUpstream === null) {
      return `${name}: ${percent(targetDownstream)} is not reachable by better ${row.upstream} accuracy: it saturates at ${plateau}.`;
    }
    const sure = row.neededUpstreamLow !== null && row.neededUpstreamHigh === null;
    const ends = sure
      ? ` [from ${percent(row.neededUpstreamLow as number)}; not every law that fits reaches it]`
      : range(row.neededUpstreamLow, row.neededUpstreamHigh);
    return `${name}: ${percent(targetDownstream)} needs ${percent(row.neededUpstream)}${ends} ${row.upstream} accuracy; the best model has ${percent(row.bestUpstreamAccuracy)}.`;
  }
  const gain = `one more point of ${row.upstream} accuracy brings ${marginalGain.toFixed(2)} points`;
  if (row.verdict === 'saturated') {
    return `${name}: not worth it; ${gain}, and it saturates at ${plateau}.`;
  }
  return `${name}: ${gain}; it saturates at ${plateau}.`;
}

function range(low: number | null, high: number | null): string {
  return low === null || high === null ? '' : ` [${percent(low)}, ${percent(high)}]`;
}

function percent(fraction: number): string {
  return `${(100 * fraction).toFixed(1)} %`;
}
