import { median } from 'simple-statistics';
import { countOf } from '../../base/numberText.ts';
import { medianPerTask, perTask } from '../../statistics/perTask.ts';
import type { Claim } from '../judging/claim.ts';
import { byMedian, notTestable } from '../judging/outcome.ts';
import { LITTLE_LEFT, NEXT_TO_NOTHING } from '../judging/verdictRules.ts';
import { SCALE_AXES } from './scaleAxis.ts';
import type { ScaleAnswer, ScaleFactor } from './scaleEffect.ts';

/** The largest adjusted partial R2 of some factors, on each task. */
function largestPartial({ effect }: ScaleAnswer, factors: readonly ScaleFactor[]): number[] {
  const rows = effect.regressions.filter(({ factor }) => factors.includes(factor));
  return perTask(rows).map((ofTask) => {
    const byFactor = factors.map((factor) => ofTask.filter((row) => row.factor === factor));
    const known = byFactor.filter((of) => of.length > 0);
    return Math.max(...known.map((of) => median(of.map(({ adjustedPartialR2 }) => adjustedPartialR2))));
  });
}

export const scaleThroughUpstream: Claim<ScaleAnswer> = {
  id: 'scale-acts-through-upstream',
  place: 11,
  source: 'Fig. 4',
  statement: 'Model size, data and epochs act on downstream accuracy through upstream accuracy.',
  measure:
    'adjusted partial R2 of parameters, data or epochs (the largest) beyond a curve of upstream accuracy, median over tasks',
  test(answer) {
    const values = largestPartial(answer, SCALE_AXES);
    if (values.length === 0)
      return notTestable('the table names no parameters, data_fraction or epochs that vary');
    return byMedian(values, 'below', NEXT_TO_NOTHING);
  },
};

export const familyThroughUpstream: Claim<ScaleAnswer> = {
  id: 'architecture-acts-through-upstream',
  place: 23,
  source: 'App. E',
  statement: 'Models of different architecture families follow the same curve.',
  measure: 'adjusted partial R2 of the family beyond a curve of upstream accuracy, median over tasks',
  test(answer) {
    const values = largestPartial(answer, ['family']);
    if (values.length === 0) return notTestable('the table names no two families');
    return byMedian(values, 'below', NEXT_TO_NOTHING);
  },
};

export const upstreamTellsAlmostAll: Claim<ScaleAnswer> = {
  id: 'upstream-tells-almost-all',
  place: 12,
  source: 'Tab. F.3',
  statement: 'Upstream accuracy carries almost all the information about downstream accuracy.',
  measure:
    'standard deviation of (law - observed) over that of the observations (law on all models), median over tasks',
  test({ spread }) {
    const known = spread.filter(({ method, ratio }) => method === 'all' && ratio !== null);
    if (known.length === 0) return notTestable('no task has a law');
    const outcome = byMedian(
      medianPerTask(known, ({ ratio }) => ratio as number),
      'below',
      LITTLE_LEFT,
    );
    const without = spread.filter(({ method, ratio }) => method === 'all' && ratio === null).length;
    return {
      ...outcome,
      why: without > 0 ? `${outcome.why}; no law in ${countOf(without, 'more fit')}` : outcome.why,
    };
  },
};
