import { INTERVAL_DEFAULTS } from '../curves/intervals/intervalDefaults.ts';
import { LAW_METHODS } from '../curves/lawMethod.ts';
import type { AnswerOptions } from '../fits/answerTask.ts';
import { sortAnswers } from '../fits/sortAnswers.ts';
import { groupedTable, type Provenance } from '../questions/fittedTable.ts';
import type { SectionId } from '../questions/questionIds.ts';
import type { EvaluationTable } from '../results/evaluation.ts';
import type { MeasuredLayer } from '../results/layers/layerMeasure.ts';
import type { LayerScore } from '../results/layers/layerScore.ts';
import { requireModel } from '../results/requireModel.ts';
import { answerTasks } from '../workers/answerTasks.ts';
import { withWorkers, workersFor } from '../workers/workers.ts';
import { askQuestions } from './askQuestions.ts';
import type { FolderContents } from './files/figureFiles.ts';
import { reportFiles } from './files/reportFiles.ts';
import { REPORT_FORMATS, type ReportFormat } from './files/reportFormat.ts';
import { provenance } from './provenance.ts';
import { buildReport, shortSections } from './report.ts';

export interface MakeReportOptions {
  /** How it is made. Default: that of a call of `makeReport`, with the seed below. */
  readonly provenance?: Provenance;
  /** Seed of everything random, where no provenance says. Default 0. */
  readonly seed?: number;
  /** Layer profiles, for the section on layers. */
  readonly layers?: readonly LayerScore[];
  /** Weights and margins of layers, for the section on what the head does to them. */
  readonly measures?: readonly MeasuredLayer[];
  /** Default: `DEFAULT_TITLE`. */
  readonly title?: string;
  /** Sections to build. Default: a short report, `SHORT_SECTION_IDS` with all but the answer folded. */
  readonly only?: readonly SectionId[];
  /**
   * Figures that are drawn as files: names as in `figures/`, or what these begin with; `all`. The page draws the others in
   * the browser. Default: the answer's in a short report, else all.
   */
  readonly figures?: readonly string[];
  /** Name of a model that the answer's figure marks. */
  readonly highlight?: string;
  /** How tasks are answered; the seed is that of the provenance. Default: as `answerTask` does. */
  readonly answers?: Omit<AnswerOptions, 'seed'>;
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
 * @returns the files of the report's folder, in memory: `writeFolder('report', await makeReport(table))` writes them
 * @throws InputError where the table allows no fit, or none of the sections asked for
 * @example
 * const table = readEvaluations(['fixtures/known-law.csv']);
 * const files = await makeReport(table, { only: ['answer'], formats: [], workers: 0 });
 * files.has('tables/answer.csv') // true
 */
export async function makeReport(
  read: EvaluationTable,
  options: MakeReportOptions = {},
): Promise<FolderContents> {
  const { title, only, highlight, formats = REPORT_FORMATS, onProgress = () => {} } = options;
  const { provenance: made = provenance(['makeReport'], options.seed ?? INTERVAL_DEFAULTS.seed) } = options;
  const plain = groupedTable(read, made, options.layers, options.measures);
  if (highlight !== undefined) requireModel(plain.tasks, highlight);
  return withWorkers(options.workers ?? workersFor(read.evaluations.length), async (workers) => {
    const { methods = ['frontier'] } = options.answers ?? {};
    // Laws that nobody asked for stand beside the answers, for comparison.
    const all = [...methods.filter((method) => method === 'frontier'), ...LAW_METHODS];
    const asked = { ...options.answers, methods: all, seed: made.seed };
    const fullAnswers = await answerTasks(plain.tasks, asked, workers, (done, of) =>
      onProgress('tasks answered:', done, of),
    );
    const taskAnswers = fullAnswers.map(({ fits, ...answer }) => ({
      ...answer,
      fits: fits.filter(({ fit }) => methods.includes(fit.method)),
    }));
    const fits = fullAnswers.flatMap((answer) => answer.fits);
    const fitted = { ...plain, fits, answers: sortAnswers(taskAnswers), highlight };
    const { tasks, layers, measures, answers: sorted } = fitted;
    const asking = { tasks, layers, measures, taskAnswers: sorted, seed: made.seed };
    const answers = await askQuestions(asking, only ?? shortSections(fitted), workers, (done, of) =>
      onProgress('questions answered:', done, of),
    );
    const report = buildReport(fitted, answers, { title, only });
    const figures = options.figures ?? (only ? undefined : ['answer']);
    return await reportFiles(report, { formats, figures }, workers, (done, of) =>
      onProgress('figures drawn:', done, of),
    );
  });
}
