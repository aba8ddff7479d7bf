import { median } from 'simple-statistics';
import { perTask } from '../../statistics/perTask.ts';
import type { Claim } from '../judging/claim.ts';
import { byMedian, notTestable } from '../judging/outcome.ts';
import { ORDER_OF_MAGNITUDE } from '../judging/verdictRules.ts';
import type { SampleSizeResult, SampleSizeRow } from './sampleSize.ts';

/** log10 of (error of the fit to all models on all held-out models / error of the hull fit on the held-out hull). */
function logRatios(samples: SampleSizeResult): number[] {
  const rows = samples.rows.filter(
    ({ method, target, predictionError }) => method === target && predictionError !== null,
  );
  const largest = (of: readonly SampleSizeRow[], method: 'hull' | 'all') =>
    of.filter((row) => row.method === method).sort((a, b) => b.models - a.models)[0]?.predictionError ??
    Number.NaN;
  const shots = [...new Set(rows.map((row) => row.shots))];
  return perTask(rows).flatMap((ofTask) => {
    const ratios = shots
      .map((count) => ofTask.filter((row) => row.shots === count))
      .map((of) => Math.log10(largest(of, 'all') / largest(of, 'hull')))
      .filter(Number.isFinite);
    return ratios.length > 0 ? [median(ratios)] : [];
  });
}

const measure =
  'log10 of the held-out error of the fit to all models over that of the fit to the hull, median over tasks';

function test(answer: SampleSizeResult, threshold: number) {
  const ratios = logRatios(answer);
  if (ratios.length === 0) return notTestable('too few models on both sides of the cut in upstream accuracy');
  return byMedian(ratios, 'above', threshold);
}

export const hullPredictsBetter: Claim<SampleSizeResult> = {
  id: 'hull-predicts-better',
  place: 9,
  source: 'Fig. 3',
  statement:
    'The law fitted to the hull predicts better models with a lower error than the law fitted to all models.',
  measure,
  test: (answer) => test(answer, 0),
};

export const hullPredictsTenTimesBetter: Claim<SampleSizeResult> = {
  id: 'hull-predicts-ten-times-better',
  place: 10,
  source: 'Fig. 3',
  statement:
    'The error of the law fitted to the hull is lower by about an order of magnitude (a factor of 5 or more counts).',
  measure,
  test: (answer) => test(answer, ORDER_OF_MAGNITUDE),
};
