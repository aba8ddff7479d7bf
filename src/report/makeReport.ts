import type { LayerScore } from '../probes/layerProfile.ts';
import type { EvaluationTable } from '../results/evaluation.ts';
import { analyse } from './analyses.ts';
import type { Provenance } from './provenance.ts';
import { buildReport } from './report.ts';
import { reportContext } from './reportContext.ts';
import { type FolderContents, reportFiles } from './reportFiles.ts';
import { REPORT_FORMATS, type ReportFormat } from './reportFormat.ts';
import { SECTION_IDS, type SectionId } from './section.ts';
import { startWorkers, workersFor } from './workers.ts';

export interface MakeReportOptions {
  readonly provenance: Provenance;
  /** Layer profiles, for the section on layers. */
  readonly layers?: readonly LayerScore[];
  /** Default: `DEFAULT_TITLE`. */
  readonly title?: string;
  /** Sections to build. Default: all that the table allows. */
  readonly only?: readonly SectionId[];
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
 * @returns the files of the report's folder, in memory
 * @throws InputError where the table allows no fit, or none of the sections asked for
 */
export async function makeReport(read: EvaluationTable, options: MakeReportOptions): Promise<FolderContents> {
  const { provenance, title, only = SECTION_IDS, formats = REPORT_FORMATS, onProgress = () => {} } = options;
  const fitted = reportContext(read, provenance, options.layers);
  const workers = await startWorkers(options.workers ?? workersFor(read.evaluations.length));
  try {
    const analyses = await analyse(fitted, only, workers, (done, of) =>
      onProgress('questions answered:', done, of),
    );
    const report = buildReport({ ...fitted, analyses }, { title, only });
    return await reportFiles(report, formats, workers, (done, of) => onProgress('figures drawn:', done, of));
  } finally {
    await workers.stop();
  }
}
