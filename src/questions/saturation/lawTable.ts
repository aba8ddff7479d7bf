import type { FigureCell } from '../../figures/figure.ts';
import type { TaskFit } from '../../fits/fitTasks.ts';
import { intervalOf } from '../../fits/taskIntervals.ts';

/** Columns of a table of laws, one row a fit. */
export const LAW_COLUMNS: readonly string[] = [
  'downstream',
  'shots',
  'fitted to',
  'models',
  'hull vertices',
  'k',
  'alpha',
  'e_IR',
  'plateau',
  'plateau low',
  'plateau high',
  'verdict',
];

/** A fit as cells of those columns; parameters only where the models determine them. */
export function lawCells(taskFit: TaskFit): FigureCell[] {
  const { task, fit, saturation } = taskFit;
  const law = fit.identified ? fit.law : null;
  const [low, high] = intervalOf(taskFit)?.saturationAccuracy ?? [null, null];
  return [
    task.downstream,
    task.shots,
    fit.method,
    fit.models,
    fit.hull.length,
    law?.k ?? null,
    law?.alpha ?? null,
    law?.irreducibleError ?? null,
    saturation.saturationAccuracy,
    low,
    high,
    saturation.verdict,
  ];
}
