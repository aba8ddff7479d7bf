import type { Command } from 'commander';
import type { AnswerOptions } from '../fits/answerTask.ts';
import type { SectionId } from '../questions/questionIds.ts';
import type { ReportFormat } from '../report/files/reportFormat.ts';
import type { EvaluationTable } from '../results/evaluation.ts';
import type { Terminal } from './terminal.ts';

/** What a report of a table is to hold, and where it goes. */
export interface WriteReportOptions {
  /** Folder of the report. */
  readonly output: string;
  readonly force?: boolean;
  readonly title?: string;
  readonly only?: readonly SectionId[];
  readonly figures?: readonly string[];
  readonly highlight?: string;
  readonly formats?: readonly ReportFormat[];
  readonly seed: number;
  /** How answers are made; default: as `answerTask` does. */
  readonly answers?: AnswerOptions;
  /** File of layer profiles. */
  readonly layers?: string;
  /** File of weights and margins of layers. */
  readonly measures?: string;
  readonly quiet?: boolean;
}

/** Makes the report of a table and writes its folder, with progress. `self` is the command that asks for it. */
export async function writeReport(
  table: EvaluationTable,
  self: Command,
  options: WriteReportOptions,
  terminal: Terminal,
): Promise<void> {
  const { output, force = false, answers, layers, measures, quiet } = options;
  const { writeFolder } = await import('../report/files/writeFolder.ts');
  const { provenance } = await import('../report/provenance.ts');
  const { readLayerScores } = await import('../results/layers/readLayerScores.ts');
  const { readLayerMeasures } = await import('../results/layers/readLayerMeasures.ts');
  const { makeReport } = await import('../report/makeReport.ts');
  const words = (self.parent as Command & { rawArgs: string[] }).rawArgs.slice(1);
  const files = await makeReport(table, {
    provenance: provenance(['plateau', self.name(), ...words], options.seed),
    layers: layers === undefined ? undefined : readLayerScores(layers),
    measures: measures === undefined ? undefined : readLayerMeasures(measures),
    answers,
    title: options.title,
    only: options.only,
    figures: options.figures,
    highlight: options.highlight,
    formats: options.formats,
    onProgress: quiet ? undefined : await progressOf(terminal),
  });
  writeFolder(output, files, force);
  if (!quiet) terminal.report(`report written to ${output} (${files.size} files)\n`);
}

/** Reports every kind of long work by itself. */
async function progressOf(terminal: Terminal): Promise<(thing: string, done: number, of: number) => void> {
  const { progress } = await import('./progress.ts');
  const reports = new Map<string, ReturnType<typeof progress>>();
  return (thing, done, of) => {
    const report = reports.get(thing) ?? progress(thing, terminal);
    reports.set(thing, report);
    report(done, of);
  };
}
