import { downstreamAt } from '../../curves/frontier/frontierCurve.ts';
import { upstreamNeeded } from '../../curves/frontier/frontierQuestions.ts';
import { noFrontierText } from '../../curves/frontier/noFrontier.ts';
import { standingFrontier, type TaskAnswer } from '../../fits/taskAnswer.ts';
import { lawGain } from '../../fits/verdict/lawGain.ts';
import { taskKey } from '../../results/taskKey.ts';
import { planAnswer } from './planAnswer.ts';
import type { PlanRow } from './planRow.ts';

export interface PlanOptions {
  /** Downstream accuracy to reach, a fraction in (0, 1]. */
  readonly targetDownstream?: number;
  /** Upstream accuracy of a model to come, a fraction in (0, 1]. Default: a point above the best, at most 1. */
  readonly futureUpstream?: number;
}

/** How far above the best upstream model the default future model is. */
const NEXT_POINT = 0.01;

/**
 * Reads answers as plans: what one more point of upstream accuracy brings, the upstream accuracy that a downstream
 * target needs, or that no upstream accuracy reaches it, and what the frontier of models to come would be. All of it
 * comes from one posterior, so that no number lies outside its interval; where the law does not stand, only what is
 * observed is said.
 *
 * @throws RangeError for a target or an upstream accuracy outside of (0, 1]
 */
export function plan(answers: readonly TaskAnswer[], options: PlanOptions = {}): PlanRow[] {
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined && !(value > 0 && value <= 1)) {
      throw new RangeError(`${name} is ${value}; expected a fraction above 0 and up to 1`);
    }
  }
  return answers.map((answer) => planRow(answer, options));
}

function planRow(answer: TaskAnswer, options: PlanOptions): PlanRow {
  const { task, best, bestUpstreamAccuracy, top, frontier, adequacy, verdict } = answer;
  const standing = standingFrontier(answer);
  const futureUpstream = options.futureUpstream ?? Math.min(1, bestUpstreamAccuracy + NEXT_POINT);
  const target = options.targetDownstream ?? null;
  const gain = standing && lawGain(standing, bestUpstreamAccuracy).gain;
  const future = standing && downstreamAt(standing, futureUpstream);
  const needed = standing && target !== null ? upstreamNeeded(standing, target) : null;
  const reached = target !== null && target <= best.downstreamAccuracy;
  const row = {
    ...taskKey(task),
    verdict,
    bestUpstreamAccuracy,
    bestDownstreamAccuracy: best.downstreamAccuracy,
    observedSlope: top?.slope ?? null,
    observedSlopeLow: top?.interval[0] ?? null,
    observedSlopeHigh: top?.interval[1] ?? null,
    marginalGain: gain?.median ?? null,
    marginalGainLow: gain?.low ?? null,
    marginalGainHigh: gain?.high ?? null,
    saturationAccuracy: standing?.saturationAccuracy.median ?? null,
    saturationLow: standing?.saturationAccuracy.low ?? null,
    saturationHigh: standing?.saturationAccuracy.high ?? null,
    targetDownstream: target,
    neededUpstream: needed?.median ?? null,
    neededUpstreamLow: needed?.low ?? null,
    neededUpstreamHigh: needed?.high ?? null,
    reachable: reached || (needed ? needed.median !== null : null),
    futureUpstream,
    futureDownstream: future?.median ?? null,
    futureDownstreamLow: future?.low ?? null,
    futureDownstreamHigh: future?.high ?? null,
    notes: [
      ...(frontier?.kind === 'none' ? [`no frontier: ${noFrontierText(frontier)}`] : []),
      ...(frontier?.kind === 'frontier' ? frontier.notes : []),
      ...(adequacy && !adequacy.stands ? [adequacy.words] : []),
    ],
  };
  return { ...row, answer: planAnswer(row, answer) };
}
