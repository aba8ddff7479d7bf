import { sampleRankCorrelation } from 'simple-statistics';
import { groupBy } from '../../base/groupBy.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { trainingKey } from './headGroups.ts';

/** What may be varied on the classification head alone. */
export type HeadKnob = 'headWeightDecay' | 'headLearningRate';

/**
 * Models whose trainings differ in one setting of the head only (the seed is held too, where it is named): what is not
 * repeated with another value of it is left out.
 */
export function headSeries(evaluations: readonly Evaluation[], knob: HeadKnob): Evaluation[][] {
  const known = evaluations.filter((evaluation) => evaluation[knob] !== undefined);
  const series = groupBy(known, (e) => JSON.stringify([headSeriesKey(e, knob), e.seed]));
  return [...series.values()].filter((of) => new Set(of.map((e) => e[knob])).size > 1);
}

/** What a series holds besides the seed: the training, and the other setting of the head. */
export function headSeriesKey(e: Evaluation, knob: HeadKnob): string {
  return JSON.stringify([
    trainingKey(e),
    knob === 'headWeightDecay' ? e.headLearningRate : e.headWeightDecay,
  ]);
}

/** Trainings that differ in head weight decay only. */
export function decaySeries(evaluations: readonly Evaluation[]): Evaluation[][] {
  return headSeries(evaluations, 'headWeightDecay');
}

/** Rank correlation of a number with head weight decay along a series; 0 where it is the same everywhere. */
export function alongDecay(series: readonly Evaluation[], numberOf: (e: Evaluation) => number): number {
  const values = series.map(numberOf);
  if (new Set(values).size < 2) return 0;
  return sampleRankCorrelation(
    series.map((e) => e.headWeightDecay as number),
    values,
  );
}
