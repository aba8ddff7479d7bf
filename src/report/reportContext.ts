import { fitTasks, type TaskFit } from '../analysis/fitTasks.ts';
import { type TaskAnswer, taskAnswers } from '../analysis/taskAnswers.ts';
import { type Families, familyGroups } from '../charts/families.ts';
import { LAW_METHODS } from '../curves/lawMethod.ts';
import type { LayerScore } from '../probes/layerProfile.ts';
import type { EvaluationTable } from '../results/evaluation.ts';
import { groupTasks, type TaskGroup } from '../results/groupTasks.ts';
import { requireFittable } from '../results/requireFittable.ts';
import { visibleText } from '../results/visibleText.ts';
import type { Analyses } from './analyses.ts';
import type { Provenance } from './provenance.ts';

/** A table that was fitted for a report. */
export interface FittedTable {
  /** As it was read, but with names that only show (see `visibleText`). */
  readonly table: EvaluationTable;
  readonly tasks: readonly TaskGroup[];
  /** Every task fitted by every method. */
  readonly fits: readonly TaskFit[];
  /** One answer a task, from the one that gains most from a better upstream model down. */
  readonly answers: readonly TaskAnswer[];
  /** Hue and shape of each family of models, the same in every figure. */
  readonly families: Families;
  /** Layer profiles; empty where none were given. */
  readonly layers: readonly LayerScore[];
  readonly provenance: Provenance;
}

/** What the sections of a report are built from. */
export interface ReportContext extends FittedTable {
  readonly analyses: Analyses;
}

/**
 * Groups and fits a table for a report.
 *
 * @throws InputError where no task can be fitted
 */
export function reportContext(
  read: EvaluationTable,
  provenance: Provenance,
  layers: readonly LayerScore[] = [],
): FittedTable {
  const evaluations = read.evaluations.map((evaluation) => ({
    ...evaluation,
    model: visibleText(evaluation.model),
    upstream: visibleText(evaluation.upstream),
    downstream: visibleText(evaluation.downstream),
    family: evaluation.family === undefined ? undefined : visibleText(evaluation.family),
  }));
  const table = { ...read, evaluations };
  const tasks = groupTasks(evaluations);
  requireFittable(tasks, table);
  const fits = fitTasks(tasks, LAW_METHODS);
  return {
    table,
    tasks,
    fits,
    answers: taskAnswers(fits.filter(({ fit }) => fit.method !== 'all')),
    families: familyGroups(evaluations),
    layers: layers.map((score) => ({
      ...score,
      model: visibleText(score.model),
      upstream: visibleText(score.upstream),
      downstream: visibleText(score.downstream),
      layer: visibleText(score.layer),
    })),
    provenance,
  };
}
