import type { AccuracyPoints } from '../../curves/accuracyPoints.ts';
import { fitLaw } from '../../curves/fitLaw.ts';
import { curveSse } from '../../curves/rivals/rivalFit.ts';
import { RIVAL_NAMES, RIVALS } from '../../curves/rivals/rivals.ts';
import { upperHull } from '../../curves/upperHull.ts';
import type { ExtrapolationTarget } from '../splitAtCut.ts';
import { choose } from '../splitAtCut.ts';
import type { Contestant } from './rivalRows.ts';

/** All rivals on the hull and on all models, and the law as an envelope. */
export const CONTESTANTS: readonly Contestant[] = [
  ...RIVAL_NAMES.map((rival): Contestant => ({ rival, fittedTo: 'hull' })),
  { rival: 'saturating', fittedTo: 'envelope' },
  ...RIVAL_NAMES.map((rival): Contestant => ({ rival, fittedTo: 'all' })),
];

/** Who predicts a target: the rivals fitted to its own kind of points, and the law fitted in any way. */
export function competesFor({ rival, fittedTo }: Contestant, target: ExtrapolationTarget): boolean {
  return rival === 'saturating' || fittedTo === target;
}

/** A contestant fitted to a task's models. */
export interface FittedContestant {
  readonly contestant: Contestant;
  /** Points fitted: hull vertices, or models. */
  readonly points: number;
  readonly parameterNames: readonly string[];
  readonly parameters: readonly number[] | null;
  readonly sse: number;
  readonly logLikelihood: number;
  readonly notes: readonly string[];
  readonly predict: (upstreamAccuracy: number) => number;
}

/** Fits contestants to a task's models. */
export function fitContestants(
  points: AccuracyPoints,
  contestants: readonly Contestant[],
): FittedContestant[] {
  const hull = choose(points, upperHull(points));
  return contestants.map((contestant) => {
    const rival = RIVALS[contestant.rival];
    const fitted = contestant.fittedTo === 'all' ? points : hull;
    const fit = contestant.fittedTo === 'envelope' ? envelope(points, hull) : rival.fitTo(fitted);
    const { parameters } = fit;
    return {
      ...fit,
      contestant,
      points: fitted.upstream.length,
      parameterNames: rival.parameterNames,
      predict: (a: number) => (parameters ? rival.predict(parameters, a) : Number.NaN),
    };
  });
}

function envelope(points: AccuracyPoints, hull: AccuracyPoints) {
  const { law, notes } = fitLaw(points, 'envelope');
  const parameters = law && [law.k, law.alpha, law.irreducibleError];
  const sse = parameters ? curveSse(hull, (a) => RIVALS.saturating.predict(parameters, a)) : Number.NaN;
  return { parameters, sse, logLikelihood: Number.NaN, notes: law ? [] : notes };
}
