import { frontierFits, taskAnswers } from '../fits/taskAnswers.ts';
import type { IntervalRequest } from '../fits/taskIntervals.ts';
import type { Provenance } from '../questions/fittedTable.ts';
import { type FittedTable, reportContext } from '../questions/fittedTable.ts';
import { SECTION_IDS, type SectionId } from '../questions/questionIds.ts';
import type { EvaluationTable } from '../results/evaluation.ts';
import type { LayerScore } from '../results/layers/layerScore.ts';
import { addIntervals } from '../workers/addIntervals.ts';
import { startWorkers, type Workers, workersFor } from '../workers/workers.ts';
import { askQuestions } from './askQuestions.ts';
import type { FolderContents } from './files/figureFiles.ts';
import { reportFiles } from './files/reportFiles.ts';
import { REPORT_FORMATS, type ReportFormat } from './files/reportFormat.ts';
import { buildReport } from './report.ts';

export interface MakeReportOptions {
  readonly provenance: Provenance;
  /** Layer profiles, for the section on layers. */
  readonly layers?: readonly LayerScore[];
  /** Default: `DEFAULT_TITLE`. */
  readonly title?: string;
  /** Sections to build. Default: all that the table allows. */
  readonly only?: readonly SectionId[];
  /** How intervals are made; the seed is that of the provenance. Default: none are. */
  readonly intervals?: Omit<IntervalRequest, 'seed'>;
  /** Default: all. */
  readonly formats?: readonly ReportFormat[];
  /** Told after each step of long work what is being done, how many are done and how many there are. */
  readonly onProgress?: (thing: string, done: number, of: number) => void;
  /** Default: as many as the table is worth. The report does not depend on it. */
  readonly workers?: number;
}

/**
 * Makes a report of a table: fits it, asks the questions, builds the sections, draws the figures.
 *
 * @returns the files of the report's folder, in memory; `writeFolder` writes them
 * @throws InputError where the table allows no fit, or none of the sections asked for
 * @example
 * const table = readEvaluations(['fixtures/known-law.csv']);
 * const made = provenance(['my script'], 1, '0.1.0');
 * const files = await makeReport(table, { provenance: made, only: ['answer'], formats: [], workers: 0 });
 * files.has('tables/answer.csv') // true
 */
export async function makeReport(read: EvaluationTable, options: MakeReportOptions): Promise<FolderContents> {
  const { provenance, title, only = SECTION_IDS, formats = REPORT_FORMATS, onProgress = () => {} } = options;
  const plain = reportContext(read, provenance, options.layers);
  const workers = await startWorkers(options.workers ?? workersFor(read.evaluations.length));
  try {
    const fitted = options.intervals
      ? await withIntervals(plain, { ...options.intervals, seed: provenance.seed }, workers, (done, of) =>
          onProgress('intervals of tasks:', done, of),
        )
      : plain;
    const answers = await askQuestions(fitted, only, workers, (done, of) =>
      onProgress('questions answered:', done, of),
    );
    const report = buildReport(fitted, answers, { title, only });
    return await reportFiles(report, formats, workers, (done, of) => onProgress('figures drawn:', done, of));
  } finally {
    await workers.stop();
  }
}

/** Adds intervals to the fits to the frontier, which decide the answers. */
async function withIntervals(
  fitted: FittedTable,
  request: IntervalRequest,
  workers: Workers,
  onDone: (done: number, of: number) => void,
): Promise<FittedTable> {
  const frontier = frontierFits(fitted.fits);
  const added = await addIntervals(frontier, request, workers, onDone);
  const fits = fitted.fits.map((fit) => added[frontier.indexOf(fit)] ?? fit);
  return { ...fitted, fits, answers: taskAnswers(added) };
}
