import type { TaskAnswer } from '../fits/taskAnswer.ts';
import type { TaskGroup } from '../results/groupTasks.ts';
import type { MeasuredLayer } from '../results/layers/layerMeasure.ts';
import type { LayerScore } from '../results/layers/layerScore.ts';

/** What questions are asked of: plain data, which a worker can be sent. */
export interface AskedTable {
  readonly tasks: readonly TaskGroup[];
  /** The answers of the tasks; empty for a worker that is asked of one task. */
  readonly taskAnswers: readonly TaskAnswer[];
  /** Layer profiles; empty where none were given, and for a worker that is asked of one task. */
  readonly layers: readonly LayerScore[];
  /** Weights and margins of layers; left out where none were given, and for a worker that is asked of one task. */
  readonly measures?: readonly MeasuredLayer[];
  /** Of everything random. */
  readonly seed: number;
}
