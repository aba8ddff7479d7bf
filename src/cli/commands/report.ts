import { Command, Option } from 'commander';
import { SECTION_IDS, type SectionId } from '../../questions/questionIds.ts';
import { REPORT_FORMATS, type ReportFormat } from '../../report/files/reportFormat.ts';
import { type AnswerCommandOptions, addAnswerOptions, answerOptionsOf } from '../options/answerOptions.ts';
import { repeatable } from '../options/numberOption.ts';
import {
  addTableOptions,
  LAYERS_HELP,
  MEASURES_HELP,
  readTables,
  type TableOptions,
} from '../options/tableOptions.ts';
import type { Terminal } from '../terminal.ts';

interface ReportCommandOptions extends TableOptions, AnswerCommandOptions {
  readonly output: string;
  readonly title?: string;
  readonly only?: SectionId[];
  readonly full?: boolean;
  readonly figures?: string[];
  readonly highlight?: string;
  readonly format?: ReportFormat[];
  readonly layers?: string;
  readonly measures?: string;
  readonly force?: boolean;
}

/** Names with commas between, each time that the option is given. */
function names(value: string, before: string[] = []): string[] {
  return [...before, ...value.split(',').map((name) => name.trim())];
}

/** `plateau report`: the answer with its figures and tables, as a folder. */
export function reportCommand(terminal: Terminal): Command {
  const command = new Command('report').description(
    'write a report: the answer, figures, tables, methods and provenance, as a page, Markdown and files',
  );
  addTableOptions(command)
    .requiredOption('-o, --output <folder>', 'where to write it; an earlier report there is replaced')
    .option('--force', 'write into a folder that is no report; other files in it stay')
    .optionsGroup('Report:')
    .option('--title <text>', 'title of the report')
    .option('--layers <csv>', LAYERS_HELP)
    .option('--measures <csv>', MEASURES_HELP)
    .option('--full', 'every question, unfolded, every figure drawn; default: the answer, the rest folded')
    .addOption(
      new Option('--only <sections>', `sections: ${SECTION_IDS.join(', ')}`)
        .argParser(repeatable(SECTION_IDS))
        .conflicts('full'),
    )
    .option(
      '--figures <names>',
      'figures to draw as files, by name (law-1, plateaus, ...), or all (default: answer)',
      names,
    )
    .option('--highlight <model>', 'a model that the figure of the answer marks')
    .option(
      '--format <formats>',
      `of ${REPORT_FORMATS.join(', ')} (default: all)`,
      repeatable(REPORT_FORMATS),
    );
  return addAnswerOptions(command).action(
    async (paths: string[], options: ReportCommandOptions, self: Command) => {
      const { checkReportFolder } = await import('../../report/files/writeFolder.ts');
      checkReportFolder(options.output, options.force ?? false);
      const table = await readTables(paths, options, terminal);
      const { writeReport } = await import('../writeReport.ts');
      const {
        output,
        force,
        title,
        format: formats,
        layers,
        measures,
        quiet,
        seed,
        figures,
        highlight,
      } = options;
      const only = options.full ? SECTION_IDS : options.only;
      const answers = answerOptionsOf(options);
      const asked = {
        output,
        force,
        title,
        only,
        figures,
        highlight,
        formats,
        layers,
        measures,
        quiet,
        seed,
        answers,
      };
      await writeReport(table, self, asked, terminal);
    },
  );
}
