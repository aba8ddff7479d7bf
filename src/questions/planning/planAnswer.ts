import { percentText } from '../../base/numberText.ts';
import { noFrontierText } from '../../curves/frontier/noFrontier.ts';
import type { TaskAnswer } from '../../fits/taskAnswer.ts';
import { taskName } from '../../results/taskName.ts';
import type { PlanRow } from './planRow.ts';

/**
 * A plan in one sentence. What the frontier reaches is what the best of models to come can do; a model at hand that has
 * more upstream accuracy than a target needs may still lie below the frontier, and the sentence then says so.
 */
export function planAnswer(row: Omit<PlanRow, 'answer'>, { frontier, adequacy, top }: TaskAnswer): string {
  const name = taskName(row);
  const { targetDownstream: target, bestDownstreamAccuracy, upstream, bestUpstreamAccuracy } = row;
  if (target !== null && target <= bestDownstreamAccuracy) {
    return `${name}: ${percentText(target)} is reached already; the best model has ${percentText(bestDownstreamAccuracy)}.`;
  }
  if (row.saturationAccuracy === null || row.marginalGain === null) {
    const why =
      frontier?.kind === 'none'
        ? noFrontierText(frontier)
        : adequacy && !adequacy.stands
          ? 'the law does not stand'
          : 'no law was asked for';
    const seen = top
      ? `; observed between ${percentText(top.from)} and ${percentText(top.to)} ${upstream} accuracy: ${slopeText(row.observedSlope, row.observedSlopeLow, row.observedSlopeHigh)}`
      : '';
    return `${name}: nothing can be planned by the law (${why})${seen}.`;
  }
  const plateau = withRange(row.saturationAccuracy, row.saturationLow, row.saturationHigh);
  if (target !== null) return `${name}: ${targetSentence(row, target, plateau)}`;
  const gain = `one more point of ${upstream} accuracy than the best (${percentText(bestUpstreamAccuracy)}) brings the frontier ${slopeText(row.marginalGain, row.marginalGainLow, row.marginalGainHigh)}`;
  const worth = row.verdict.word === 'saturated' ? 'not worth it; ' : '';
  return `${name}: ${worth}${gain}, and it ends at ${plateau}.`;
}

function targetSentence(row: Omit<PlanRow, 'answer'>, target: number, plateau: string): string {
  const { neededUpstream: needed, neededUpstreamLow: low, neededUpstreamHigh: high, upstream } = row;
  const asked = percentText(target);
  if (low === null) {
    return `${asked} is not reachable by better ${upstream} accuracy: the frontier ends at ${plateau}.`;
  }
  if (needed === null) {
    return `${asked} may not be reachable by better ${upstream} accuracy: the frontier ends at ${plateau}; at the earliest it takes ${percentText(low)} upstream.`;
  }
  const ends =
    high === null ? `from ${percentText(low)}, or never` : `${percentText(low)}, ${percentText(high)}`;
  const best = `the best model has ${percentText(row.bestUpstreamAccuracy)}`;
  const below =
    needed <= row.bestUpstreamAccuracy
      ? `${best}, so that it is better models of that accuracy, not a better accuracy, that are missing`
      : best;
  return `${asked} needs ${percentText(needed)} [${ends}] ${upstream} accuracy on the frontier; ${below}.`;
}

function slopeText(value: number | null, low: number | null, high: number | null): string {
  const range = low === null || high === null ? '' : ` [${low.toFixed(2)}, ${high.toFixed(2)}]`;
  return `${(value ?? 0).toFixed(2)}${range} points a point`;
}

function withRange(value: number, low: number | null, high: number | null): string {
  return low === null || high === null
    ? percentText(value)
    : `${percentText(value)} [${percentText(low)}, ${percentText(high)}]`;
}
