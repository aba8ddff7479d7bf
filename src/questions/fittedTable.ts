import { visibleText } from '../base/visibleText.ts';
import { type Families, familyGroups } from '../figures/families.ts';
import type { TaskFit } from '../fits/fitTasks.ts';
import type { TaskAnswer } from '../fits/taskAnswer.ts';
import type { Evaluation, EvaluationTable } from '../results/evaluation.ts';
import { groupTasks, type TaskGroup } from '../results/groupTasks.ts';
import type { MeasuredLayer } from '../results/layers/layerMeasure.ts';
import type { LayerScore } from '../results/layers/layerScore.ts';
import { requireFittable } from '../results/requireFittable.ts';

/** A table that was fitted for a report. */
export interface FittedTable {
  /** As it was read, but with names that only show (see `visibleText`). */
  readonly table: EvaluationTable;
  readonly tasks: readonly TaskGroup[];
  /** Every task fitted by every method but the posterior, for comparison and as the paper does. */
  readonly fits: readonly TaskFit[];
  /** One answer a task, from the one that gains most from a better upstream model down. */
  readonly answers: readonly TaskAnswer[];
  /** Hue and shape of each family of models, the same in every figure. */
  readonly families: Families;
  /** Layer profiles; empty where none were given. */
  readonly layers: readonly LayerScore[];
  /** Weights and margins of layers, where they were given. */
  readonly measures?: readonly MeasuredLayer[];
  readonly provenance: Provenance;
  /** A model that figures mark by its name. */
  readonly highlight?: string;
}

/**
 * Groups a table for a report; its answers and fits are found by `answerTasks`.
 *
 * @throws InputError where no task can be fitted
 */
export function groupedTable(
  read: EvaluationTable,
  provenance: Provenance,
  layers: readonly LayerScore[] = [],
  measures: readonly MeasuredLayer[] = [],
): Omit<FittedTable, 'answers' | 'fits'> {
  const evaluations = read.evaluations.map(withVisibleNames);
  const table = { ...read, evaluations };
  const tasks = groupTasks(evaluations);
  requireFittable(tasks, table);
  return {
    table,
    tasks,
    families: familyGroups(evaluations),
    layers: layers.map((score) => ({
      ...score,
      model: visibleText(score.model),
      upstream: visibleText(score.upstream),
      downstream: visibleText(score.downstream),
      layer: visibleText(score.layer),
    })),
    measures: measures.map((measure) => ({
      ...measure,
      model: visibleText(measure.model),
      upstream: visibleText(measure.upstream),
      layer: visibleText(measure.layer),
    })),
    provenance,
  };
}

/** An evaluation whose names are visible: the same one, of a million, where they are already. */
function withVisibleNames(evaluation: Evaluation): Evaluation {
  const names = {
    model: visibleText(evaluation.model),
    upstream: visibleText(evaluation.upstream),
    downstream: visibleText(evaluation.downstream),
    family: evaluation.family === undefined ? undefined : visibleText(evaluation.family),
  };
  const keys = Object.keys(names) as (keyof typeof names)[];
  return keys.every((key) => names[key] === evaluation[key]) ? evaluation : { ...evaluation, ...names };
}

/** How a report was made. */
export interface Provenance {
  /** Words of the command line, the program's name first. */
  readonly command: readonly string[];
  readonly seed: number;
  /** When, in ISO 8601 with UTC; from SOURCE_DATE_EPOCH where that is set. */
  readonly date: string;
  /** Versions of what the numbers and the pictures come from. */
  readonly versions: Readonly<Record<string, string>>;
}
