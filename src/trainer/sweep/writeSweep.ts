import { join } from 'node:path';
import { writeWhole } from '../../files/writeWhole.ts';
import { canonicalCsvColumns } from '../../results/canonicalCsv.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { type CsvColumn, csvPieces } from '../../results/table/writeCsv.ts';
import type { JournalEntry, JournalHeader } from './journal.ts';
import type { BlockScore, DoneRun } from './runRecord.ts';
import { sweepDocument } from './sweepDocument.ts';
import type { Shard, SweepRun } from './sweepRuns.ts';
import { taskDistance } from './taskDistance.ts';

/** A run with its record. */
export interface RunResult {
  readonly run: SweepRun;
  readonly record: DoneRun;
}

/**
 * Writes a sweep's tables: results.csv (canonical), layers.csv (every block), sweep.json (how they were made) and
 * times.csv. All but the last depend on the plan and the backend alone.
 */
export function writeSweep(
  folder: string,
  header: JournalHeader,
  entries: ReadonlyMap<number, JournalEntry>,
  runs: readonly SweepRun[],
  shard?: Shard,
): void {
  const sorted = [...runs].sort((a, b) => a.index - b.index);
  const results = sorted.flatMap((run): RunResult[] => {
    const record = entries.get(run.index)?.record;
    return record?.status === 'done' ? [{ run, record }] : [];
  });
  const evaluations = results.flatMap((result) => runEvaluations(header, result));
  const blocks = results.flatMap(({ run, record }) => record.blocks.map((block) => ({ run, record, block })));
  const document = sweepDocument(header, entries, sorted, shard);
  writeWhole(join(folder, 'results.csv'), csvPieces(canonicalCsvColumns(evaluations), evaluations), true);
  writeWhole(join(folder, 'layers.csv'), csvPieces(LAYER_COLUMNS, blocks), true);
  writeWhole(join(folder, 'sweep.json'), [`${JSON.stringify(document, null, 1)}\n`], true);
  const timed = sorted.flatMap((run) => {
    const times = entries.get(run.index)?.times;
    return times ? [{ run, times }] : [];
  });
  writeWhole(join(folder, 'times.csv'), csvPieces(TIME_COLUMNS, timed), true);
}

/** Decimals of an accuracy: a test set of 1,000 and three supports give thirds of thousandths. */
const ACCURACY_DECIMALS = 4;

function rounded(value: number, decimals = ACCURACY_DECIMALS): number {
  return Number(value.toFixed(decimals));
}

/** Settings of a run as they stand in the table: the head's as values, not as multiples. */
export function headSettings(
  { preset }: JournalHeader['plan'],
  run: Pick<SweepRun, 'architecture' | 'headWeightDecay' | 'headLearningRate'>,
): { headWeightDecay: number; headLearningRate: number } {
  const { weightDecay, learningRate } = preset.training;
  return {
    headWeightDecay: rounded(run.headWeightDecay * weightDecay, 8),
    headLearningRate: rounded(run.headLearningRate * learningRate[run.architecture], 8),
  };
}

/** Rows of the canonical table that a run gives. */
export function runEvaluations({ plan }: JournalHeader, { run, record }: RunResult): Evaluation[] {
  const common = {
    model: run.model,
    upstream: run.upstream,
    upstreamAccuracy: rounded(record.upstreamAccuracy),
    family: run.architecture,
    parameters: record.parameters,
    dataFraction: run.dataFraction,
    epochs: run.epochs,
    seed: String(run.seed),
    run: run.model,
    ...headSettings(plan, run),
  };
  const other = (downstream: string, more: Record<string, string> = {}) => ({
    size: run.size,
    distance: taskDistance(run.upstream, downstream) ?? '',
    ...more,
  });
  const fewShot = record.scores.map(
    ({ downstream, shots, accuracy, deviation, paperAccuracy }): Evaluation => ({
      ...common,
      downstream,
      shots,
      downstreamAccuracy: rounded(accuracy),
      testSize: record.testSizes[downstream],
      other: other(downstream, {
        support_sd: deviation === null ? '' : String(rounded(deviation)),
        accuracy_l2_1024: String(rounded(paperAccuracy)),
      }),
    }),
  );
  const fineTuned = record.fineTuned.flatMap(({ downstream, accuracy }): Evaluation[] => {
    if (accuracy === null) return [];
    const testSize = record.testSizes[downstream];
    return [
      {
        ...common,
        downstream,
        shots: null,
        downstreamAccuracy: rounded(accuracy),
        testSize,
        other: other(downstream),
      },
    ];
  });
  return [...fewShot, ...fineTuned];
}

interface LayerRow extends RunResult {
  readonly block: BlockScore;
}

const LAYER_COLUMNS: readonly CsvColumn<LayerRow>[] = [
  { name: 'model', value: ({ run }) => run.model },
  { name: 'upstream', value: ({ run }) => run.upstream },
  { name: 'upstream_accuracy', value: ({ record }) => rounded(record.upstreamAccuracy) },
  { name: 'layer', value: ({ block }) => block.layer },
  { name: 'depth', value: ({ block }) => rounded(block.depth) },
  { name: 'downstream', value: ({ block }) => block.downstream },
  { name: 'shots', value: ({ block }) => block.shots },
  { name: 'accuracy', value: ({ block }) => rounded(block.accuracy) },
  { name: 'selection_accuracy', value: ({ block }) => rounded(block.selectionAccuracy) },
];

interface TimeRow {
  readonly run: SweepRun;
  readonly times: { readonly training: number; readonly evaluation: number };
}

const TIME_COLUMNS: readonly CsvColumn<TimeRow>[] = [
  { name: 'model', value: ({ run }) => run.model },
  { name: 'training_seconds', value: ({ times }) => rounded(times.training, 2) },
  { name: 'evaluation_seconds', value: ({ times }) => rounded(times.evaluation, 2) },
];
