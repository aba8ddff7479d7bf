import { Command } from 'commander';
import { REPORT_FORMATS, type ReportFormat } from '../report/reportFormat.ts';
import { SECTION_IDS, type SectionId } from '../report/section.ts';
import { repeatable } from './repeatable.ts';
import { addTableOptions, readTables, type TableOptions } from './tableOptions.ts';
import type { Terminal } from './terminal.ts';
import { wholeNumber } from './wholeNumber.ts';

export interface ReportCommandOptions extends TableOptions {
  readonly output: string;
  readonly title?: string;
  readonly only?: SectionId[];
  readonly format?: ReportFormat[];
  readonly seed: number;
  readonly layers?: string;
  readonly force?: boolean;
}

/** Seed of everything random in a report. */
const DEFAULT_SEED = 1;

/** `plateau report`: the answer with its figures and tables, as a folder. */
export function reportCommand(terminal: Terminal): Command {
  const command = new Command('report').description(
    'write a report: the answer, figures, tables, methods and provenance, as a page, Markdown and files',
  );
  return addTableOptions(command)
    .requiredOption('-o, --output <folder>', 'where to write it; an earlier report there is replaced')
    .option('--force', 'write into a folder that is no report; other files in it stay')
    .optionsGroup('Report:')
    .option('--title <text>', 'title of the report')
    .option('--layers <csv>', 'layer profiles (model, layer, depth, downstream, accuracy, upstream_accuracy)')
    .option('--only <sections>', `sections: ${SECTION_IDS.join(', ')}`, repeatable(SECTION_IDS))
    .option(
      '--format <formats>',
      `of ${REPORT_FORMATS.join(', ')} (default: all)`,
      repeatable(REPORT_FORMATS),
    )
    .option('--seed <n>', 'of everything random', wholeNumber, DEFAULT_SEED)
    .action((paths: string[], options: ReportCommandOptions, self: Command) =>
      writeReport(paths, options, self, terminal),
    );
}

/** Makes the report of some tables and writes it to its folder; `command` is what was called, for the provenance. */
export async function writeReport(
  paths: readonly string[],
  options: ReportCommandOptions,
  command: Command,
  terminal: Terminal,
): Promise<void> {
  const { checkReportFolder, writeFolder } = await import('../report/writeFolder.ts');
  checkReportFolder(options.output, options.force ?? false);
  const { provenance } = await import('../report/provenance.ts');
  const { version } = await import('./version.ts');
  const { rawArgs } = command.parent as Command & { rawArgs: string[] };
  const words = ['plateau', command.name(), ...rawArgs.slice(1)];
  const made = provenance(words, options.seed, version());
  const table = await readTables(paths, options, terminal);

  const { readLayerScores } = await import('../features/readLayerScores.ts');
  const { makeReport } = await import('../report/makeReport.ts');
  const files = await makeReport(table, {
    provenance: made,
    layers: options.layers === undefined ? undefined : readLayerScores(options.layers),
    title: options.title,
    only: options.only,
    formats: options.format,
    onProgress: options.quiet ? undefined : await progressOf(terminal),
  });
  writeFolder(options.output, files, options.force ?? false);
  if (!options.quiet) terminal.report(`report written to ${options.output} (${files.size} files)\n`);
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
