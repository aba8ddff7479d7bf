import type { ShowView } from '../question.ts';
import { left, rangeText, right, taskColumn, view } from '../view.ts';
import { residualSpread } from './residualSpread.ts';
import { scaleEffect } from './scaleEffect.ts';

/** What scale tells beyond upstream accuracy. */
export const scaleView: ShowView = (tasks, { seed, draws }) => {
  const result = scaleEffect(tasks, { seed, permutations: draws });
  return view(
    result,
    result.regressions,
    result.regressions,
    [
      taskColumn(result.regressions),
      left('factor', ({ factor }) => factor),
      right('models', ({ models }) => String(models)),
      right('R2 upstream', ({ upstreamR2 }) => upstreamR2.toFixed(3)),
      right('R2 factor', ({ factorR2 }) => factorR2.toFixed(3)),
      right('R2 both', ({ bothR2 }) => bothR2.toFixed(3)),
      right('partial R2', ({ adjustedPartialR2 }) => adjustedPartialR2.toFixed(3)),
      right('p', ({ pValue }) => pValue.toFixed(3)),
    ],
    [
      `partial R2: share of what a smooth curve of upstream accuracy leaves that the factor explains, adjusted.`,
      `p: permutation test of no effect. ${result.points.length} points in controlled series (see --json).`,
      ...result.notes,
    ],
  );
};

/** The spread that the law leaves. */
export const spreadView: ShowView = (tasks, { seed }) => {
  const rows = residualSpread(tasks, undefined, seed);
  return view(
    { rows },
    rows,
    rows,
    [
      taskColumn(rows),
      left('law', ({ method }) => method),
      right('models', ({ models }) => String(models)),
      right('sd of residuals', ({ residualDeviation }) => residualDeviation?.toFixed(4) ?? '–'),
      right('sd of the mean', ({ meanDeviation }) => meanDeviation.toFixed(4)),
      right('ratio', ({ ratio, low, high }) => rangeText(ratio, low, high)),
    ],
    [
      'ratio: 0 where upstream accuracy tells all, 1 where it tells nothing [95 % interval over models, law held fixed].',
    ],
  );
};
