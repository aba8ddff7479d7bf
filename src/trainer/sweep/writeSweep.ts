import { join } from 'node:path';
import { openWhole, type WholeFile } from '../../files/writeWhole.ts';
import { canonicalCsvColumns } from '../../results/canonicalCsv.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { type CsvColumn, csvHeader, csvLines } from '../../results/table/writeCsv.ts';
import type { LayerMeasure } from '../models/measureLayers.ts';
import type { Shard } from './costs/shardRuns.ts';
import type { JournalEntry, JournalHeader } from './journal/journalShapes.ts';
import type { BlockScore, DoneRun, RunTimes } from './runRecord.ts';
import { type RunSummary, runSummary, sweepDocument } from './sweepDocument.ts';
import { learningRateOf } from './sweepPreset.ts';
import type { SweepRun } from './sweepRuns.ts';
import { taskDistance } from './taskDistance.ts';

/** A run with its record. */
export interface RunResult {
  readonly run: SweepRun;
  readonly record: DoneRun;
}

/** What the tables of a sweep are made of. */
export interface SweepTables {
  readonly header: JournalHeader;
  /** Runs that the tables are about. */
  readonly runs: readonly SweepRun[];
  /** The journal's entry of a run; asked for once a run, in the order of the list. */
  entryOf(run: SweepRun): JournalEntry | undefined;
  readonly shard?: Shard;
}

/**
 * Writes a sweep's tables: results.csv (canonical), layers.csv (probes of every block), measures.csv (weights and margin
 * of every layer), sweep.json (how they were made) and times.csv. All but the last depend on the plan and the backend alone. One run at a time is in memory.
 *
 * @param more files that are written and take their names together with these: of each, the name and the text of a run
 */
export function writeSweep(
  folder: string,
  { header, runs, entryOf, shard }: SweepTables,
  more: Readonly<Record<string, (entry: JournalEntry | undefined, first: boolean) => string>> = {},
): void {
  const sorted = [...runs].sort((a, b) => a.index - b.index);
  const files = new Map<string, WholeFile>();
  const write = (name: string, text: string) => {
    const file = files.get(name) ?? openWhole(join(folder, name));
    files.set(name, file);
    if (text !== '') file.write(text);
  };
  // Every run of a sweep fills the same columns; where none is done there are only those that always stand.
  let columns: readonly CsvColumn<Evaluation>[] | undefined;
  const summaries: RunSummary[] = [];
  try {
    write('layers.csv', csvHeader(LAYER_COLUMNS));
    write('measures.csv', csvHeader(MEASURE_COLUMNS));
    write('times.csv', csvHeader(TIME_COLUMNS));
    for (const [place, run] of sorted.entries()) {
      const entry = entryOf(run);
      for (const [name, text] of Object.entries(more)) write(name, text(entry, place === 0));
      summaries.push(runSummary(run, entry));
      if (entry?.times) write('times.csv', csvLines(TIME_COLUMNS, [{ run, times: entry.times }]));
      if (entry?.record.status !== 'done') continue;
      const { record } = entry;
      const evaluations = runEvaluations(header, { run, record });
      if (!columns) {
        columns = canonicalCsvColumns(evaluations);
        write('results.csv', csvHeader(columns));
      }
      write('results.csv', csvLines(columns, evaluations));
      const blocks = record.blocks.map((block) => ({ run, record, block }));
      write('layers.csv', csvLines(LAYER_COLUMNS, blocks));
      const measures = (record.layers ?? []).map((measure) => ({ run, record, measure }));
      write('measures.csv', csvLines(MEASURE_COLUMNS, measures));
    }
    if (!columns) write('results.csv', csvHeader(canonicalCsvColumns([])));
    write('sweep.json', `${JSON.stringify(sweepDocument(header, summaries, shard), null, 1)}\n`);
    for (const file of files.values()) file.commit();
  } finally {
    for (const file of files.values()) file.abandon();
  }
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
    headLearningRate: rounded(run.headLearningRate * learningRateOf(learningRate, run.architecture), 8),
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
    label_noise: String(run.labelNoise),
    experiment: run.experiment,
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

interface MeasureRow extends RunResult {
  readonly measure: LayerMeasure;
}

const MEASURE_COLUMNS: readonly CsvColumn<MeasureRow>[] = [
  { name: 'model', value: ({ run }) => run.model },
  { name: 'upstream', value: ({ run }) => run.upstream },
  { name: 'layer', value: ({ measure }) => measure.layer },
  { name: 'trained', value: ({ measure }) => measure.trained },
  { name: 'weight_norm', value: ({ measure }) => measure.weightNorm },
  { name: 'weight_rms', value: ({ measure }) => measure.weightRms },
  { name: 'margin_low', value: ({ measure }) => measure.margin?.[0] },
  { name: 'margin', value: ({ measure }) => measure.margin?.[1] },
  { name: 'margin_high', value: ({ measure }) => measure.margin?.[2] },
];

interface TimeRow {
  readonly run: SweepRun;
  readonly times: RunTimes;
}

const TIME_COLUMNS: readonly CsvColumn<TimeRow>[] = [
  { name: 'model', value: ({ run }) => run.model },
  { name: 'estimated_seconds', value: ({ times }) => rounded(times.estimate, 2) },
  { name: 'training_seconds', value: ({ times }) => rounded(times.training, 2) },
  { name: 'evaluation_seconds', value: ({ times }) => rounded(times.evaluation, 2) },
];
