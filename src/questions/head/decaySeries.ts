import { sampleRankCorrelation } from 'simple-statistics';
import type { Evaluation } from '../../results/evaluation.ts';
import { trainingKey } from './headGroups.ts';

/** Trainings that differ in head weight decay only (the seed is held too, where it is named). */
export function decaySeries(evaluations: readonly Evaluation[]): Evaluation[][] {
  const series = new Map<string, Evaluation[]>();
  for (const evaluation of evaluations) {
    if (evaluation.headWeightDecay === undefined) continue;
    const key = JSON.stringify([trainingKey(evaluation), evaluation.seed, evaluation.headLearningRate]);
    series.set(key, [...(series.get(key) ?? []), evaluation]);
  }
  return [...series.values()].filter((of) => new Set(of.map((e) => e.headWeightDecay)).size > 1);
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
