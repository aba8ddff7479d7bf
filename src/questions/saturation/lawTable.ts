import { taskRecord } from '../../documents/fitJson.ts';
import type { FigureCell } from '../../figures/figure.ts';
import type { TaskAnswer } from '../../fits/taskAnswer.ts';

/** Columns of a table of answers, one row a fit. */
export const LAW_COLUMNS: readonly string[] = [
  'downstream',
  'shots',
  'verdict',
  'models',
  'fitted to',
  'hull vertices',
  'k',
  'alpha',
  'e_IR',
  'plateau',
  'plateau low',
  'plateau high',
];

/** The fits of an answer as cells of those columns; a task without any has one row. */
export function lawCells(answer: TaskAnswer): FigureCell[][] {
  const { task, verdict } = answer;
  const { fits } = taskRecord(answer);
  const key: FigureCell[] = [task.downstream, task.shots, verdict.word, task.evaluations.length];
  if (fits.length === 0) return [[...key, null, null, null, null, null, null, null, null]];
  return fits.map((fit) => [
    ...key,
    fit.method,
    fit.hullPoints,
    fit.k,
    fit.alpha,
    fit.irreducibleError,
    fit.saturationAccuracy,
    fit.interval?.saturationAccuracy?.[0] ?? null,
    fit.interval?.saturationAccuracy?.[1] ?? null,
  ]);
}
