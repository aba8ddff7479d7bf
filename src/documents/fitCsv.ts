import type { TaskAnswer } from '../fits/taskAnswer.ts';
import { rowsCsv } from '../results/table/rowsCsv.ts';
import { type FitRecord, type TaskRecord, taskRecord } from './fitJson.ts';

/** One fit of one task as a flat row, for CSV and data frames. */
export type FitRow = ReturnType<typeof fitRow>;

/** Answers as flat rows, one a task and fit. */
export function fitRows(answers: readonly TaskAnswer[]): FitRow[] {
  return answers.map(taskRecord).flatMap((task) => task.fits.map((fit) => fitRow(task, fit)));
}

/** Answers as CSV, one row a task and fit, in the names of the canonical table. */
export function fitCsv(answers: readonly TaskAnswer[]): string {
  return rowsCsv(fitRows(answers));
}

function fitRow(task: TaskRecord, fit: FitRecord) {
  const { top } = task;
  const { interval } = fit;
  return {
    upstream: task.upstream,
    downstream: task.downstream,
    shots: task.shots,
    models: task.models,
    bestModel: task.best.model,
    bestDownstreamAccuracy: task.best.downstreamAccuracy,
    verdict: task.verdict?.word ?? null,
    basis: task.verdict?.basis ?? null,
    slope: top?.slope ?? null,
    slopeLow: top?.interval[0] ?? null,
    slopeHigh: top?.interval[1] ?? null,
    slopeFrom: top?.from ?? null,
    slopeTo: top?.to ?? null,
    lawStands: task.adequacy?.stands ?? null,
    method: fit.method,
    hullPoints: fit.hullPoints,
    k: fit.k,
    kLow: interval?.k?.[0] ?? null,
    kHigh: interval?.k?.[1] ?? null,
    alpha: fit.alpha,
    alphaLow: interval?.alpha?.[0] ?? null,
    alphaHigh: interval?.alpha?.[1] ?? null,
    irreducibleError: fit.irreducibleError,
    irreducibleErrorLow: interval?.irreducibleError[0] ?? null,
    irreducibleErrorHigh: interval?.irreducibleError[1] ?? null,
    saturationAccuracy: fit.saturationAccuracy,
    saturationAccuracyLow: interval?.saturationAccuracy?.[0] ?? null,
    saturationAccuracyHigh: interval?.saturationAccuracy?.[1] ?? null,
    intervalLevel: interval?.level ?? null,
    sse: fit.sse,
    rmse: fit.rmse,
    notes: fit.notes.join('; '),
  };
}
