import { type CsvColumn, writeCsv } from '../../results/table/writeCsv.ts';
import { type SweepRun, sweepRuns } from '../../trainer/sweep/sweepRuns.ts';
import type { SweepCommandOptions } from './sweepPlan.ts';
import { planOf } from './sweepPlan.ts';

const COLUMNS: readonly CsvColumn<SweepRun>[] = [
  { name: 'model', value: ({ model }) => model },
  { name: 'experiment', value: ({ experiment }) => experiment },
  { name: 'upstream', value: ({ upstream }) => upstream },
  { name: 'architecture', value: ({ architecture }) => architecture },
  { name: 'size', value: ({ size }) => size },
  { name: 'data_fraction', value: ({ dataFraction }) => dataFraction },
  { name: 'epochs', value: ({ epochs }) => epochs },
  { name: 'label_noise', value: ({ labelNoise }) => labelNoise },
  { name: 'head_weight_decay_times', value: ({ headWeightDecay }) => headWeightDecay },
  { name: 'head_learning_rate_times', value: ({ headLearningRate }) => headLearningRate },
  { name: 'seed', value: ({ seed }) => seed },
];

/** The run list that a command line describes, as CSV. */
export function listRuns(options: SweepCommandOptions): string {
  return writeCsv(COLUMNS, sweepRuns(planOf(options)));
}
