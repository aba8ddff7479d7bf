import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { StoppedError } from '../base/stoppedError.ts';
import { INTERVAL_DEFAULTS } from '../curves/intervals/intervalDefaults.ts';
import { sortAnswers } from '../fits/sortAnswers.ts';
import type { TaskAnswer } from '../fits/taskAnswer.ts';
import { checkReportFolder, writeFolder } from '../report/files/writeFolder.ts';
import { makeReport } from '../report/makeReport.ts';
import { provenance } from '../report/provenance.ts';
import type { EvaluationTable } from '../results/evaluation.ts';
import { groupTasks } from '../results/groupTasks.ts';
import { readLayerScores } from '../results/layers/readLayerScores.ts';
import { readEvaluations } from '../results/readEvaluations.ts';
import { answerTasks } from '../workers/answerTasks.ts';
import { startWorkers, workersForAnswers } from '../workers/workers.ts';
import type { KernelChoice } from './backend/kernels/simd/registerSimd.ts';
import { type SweepOutcome, sweep } from './sweep/sweep.ts';
import { presetTitle, readPreset, type SweepPreset } from './sweep/sweepPreset.ts';

/** What a reproduction trains, and how. */
export interface ReproduceOptions {
  /** `quick`, `standard`, `full`, a .json file of the same form, or a preset itself. Default: `quick`. */
  readonly preset?: string | SweepPreset;
  /** Seed of the images. Default: 1. */
  readonly seed?: number;
  /** Worker processes. Default: one a core. */
  readonly workers?: number;
  /** tfjs backend: `wasm`, `native` or `cpu`. Default: the fastest that loads. */
  readonly backend?: string;
  /** What computes on wasm: `portable` for the same bytes on every processor. Default: `fastest`. */
  readonly kernels?: KernelChoice;
  /** Aborting it stops the training; what is finished is kept, and the same call goes on. */
  readonly signal?: AbortSignal;
  /** Told after each step of long work what is being done, how many are done and how many there are. */
  readonly onProgress?: (thing: string, done: number, of: number) => void;
}

/** A reproduction: what was trained, and what comes of it. */
export interface Reproduction {
  readonly outcome: SweepOutcome;
  readonly table: EvaluationTable;
  /** One a task and number of shots, the largest gain first. */
  readonly answers: readonly TaskAnswer[];
  /** Folder of the report. */
  readonly report: string;
}

/**
 * Trains a sweep of small models, fits the law to it, probes its layers and writes a report, in one go: `plateau
 * reproduce` as a call. The folder keeps results.csv, layers.csv, sweep.json and the report; the same call again goes on
 * where it was stopped.
 *
 * @param folder where everything is kept
 * @throws InputError where the folder holds another sweep, or its report's folder something else
 * @throws StoppedError where the signal stopped it
 * @example
 * // 18 small models in some minutes
 * typeof reproduce // 'function'
 */
export async function reproduce(folder: string, options: ReproduceOptions = {}): Promise<Reproduction> {
  const { preset = 'quick', seed = 1, workers = availableParallelism(), onProgress = () => {} } = options;
  const report = join(folder, 'report');
  if (existsSync(report)) checkReportFolder(report, false);
  let done = 0;
  let runs = 0;
  const outcome = await sweep(
    {
      preset: typeof preset === 'string' ? readPreset(preset) : preset,
      presetName: typeof preset === 'string' ? presetTitle(preset) : 'its own',
      seed,
      upstreams: [],
      upstreamSources: [],
      downstreamSources: [],
      fineTune: [],
    },
    {
      folder,
      workers,
      backend: options.backend,
      kernels: options.kernels,
      resume: true,
      signal: options.signal,
      events: {
        begun: (todo, earlier) => {
          done = earlier;
          runs = todo.length + earlier;
        },
        finished: () => onProgress('models trained:', ++done, runs),
      },
    },
  );
  if (outcome.stopped) {
    throw new StoppedError(
      `stopped; ${outcome.done} of ${outcome.runs} runs are kept in ${folder}; the same call goes on`,
    );
  }
  const table = readEvaluations([join(folder, 'results.csv')]);
  const made = provenance(['reproduce', folder], INTERVAL_DEFAULTS.seed);
  const layers = readLayerScores(join(folder, 'layers.csv'));
  writeFolder(report, await makeReport(table, { provenance: made, layers, onProgress }));
  return { outcome, table, answers: await answersOf(table), report };
}

async function answersOf({ evaluations }: EvaluationTable): Promise<TaskAnswer[]> {
  const tasks = groupTasks(evaluations);
  const asked = { seed: INTERVAL_DEFAULTS.seed };
  const workers = await startWorkers(workersForAnswers(tasks, asked));
  try {
    return sortAnswers(await answerTasks(tasks, asked, workers));
  } finally {
    await workers.stop();
  }
}
