import { percentText } from '../../base/numberText.ts';
import { taskName } from '../../results/taskName.ts';
import type { PlanRow } from './planRow.ts';

/** A plan in one sentence, plainly. */
export function planAnswer(row: Omit<PlanRow, 'answer'>): string {
  const name = taskName(row);
  const { targetDownstream, bestDownstreamAccuracy, marginalGain, saturationAccuracy } = row;
  if (targetDownstream !== null && targetDownstream <= bestDownstreamAccuracy) {
    return `${name}: ${percentText(targetDownstream)} is reached already; the best model has ${percentText(bestDownstreamAccuracy)}.`;
  }
  if (marginalGain === null || saturationAccuracy === null) {
    const why = row.notes[0] ?? row.verdict;
    return `${name}: nothing can be planned; ${why}.`;
  }
  const plateau = `${percentText(saturationAccuracy)}${range(row.saturationLow, row.saturationHigh)}`;
  if (targetDownstream !== null) {
    if (row.neededUpstream === null) {
      const target = percentText(targetDownstream);
      if (row.saturationHigh !== null && row.saturationHigh >= targetDownstream) {
        return `${name}: ${target} may not be reachable by better ${row.upstream} accuracy: it saturates at ${plateau}, so some laws that fit reach it.`;
      }
      const where = target === percentText(saturationAccuracy) ? 'just below, at' : 'at';
      return `${name}: ${target} is not reachable by better ${row.upstream} accuracy: it saturates ${where} ${plateau}.`;
    }
    const sure = row.neededUpstreamLow !== null && row.neededUpstreamHigh === null;
    const ends = sure
      ? ` [from ${percentText(row.neededUpstreamLow as number)}; not every law that fits reaches it]`
      : range(row.neededUpstreamLow, row.neededUpstreamHigh);
    return `${name}: ${percentText(targetDownstream)} needs ${percentText(row.neededUpstream)}${ends} ${row.upstream} accuracy; the best model has ${percentText(row.bestUpstreamAccuracy)}.`;
  }
  const gain = `one more point of ${row.upstream} accuracy brings ${marginalGain.toFixed(2)} points`;
  if (row.verdict === 'saturated') {
    return `${name}: not worth it; ${gain}, and it saturates at ${plateau}.`;
  }
  return `${name}: ${gain}; it saturates at ${plateau}.`;
}

function range(low: number | null, high: number | null): string {
  return low === null || high === null ? '' : ` [${percentText(low)}, ${percentText(high)}]`;
}
