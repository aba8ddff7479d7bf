import { Command } from 'commander';
import { SECTION_IDS, type SectionId } from '../../questions/questionIds.ts';
import { REPORT_FORMATS, type ReportFormat } from '../../report/files/reportFormat.ts';
import { type AnswerCommandOptions, addAnswerOptions, answerOptionsOf } from '../options/answerOptions.ts';
import { repeatable } from '../options/numberOption.ts';
import { addTableOptions, LAYERS_HELP, readTables, type TableOptions } from '../options/tableOptions.ts';
import type { Terminal } from '../terminal.ts';

interface ReportCommandOptions extends TableOptions, AnswerCommandOptions {
  readonly output: string;
  readonly title?: string;
  readonly only?: SectionId[];
  readonly format?: ReportFormat[];
  readonly layers?: string;
  readonly force?: boolean;
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
    .option('--only <sections>', `sections: ${SECTION_IDS.join(', ')}`, repeatable(SECTION_IDS))
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
      const { output, force, title, only, format: formats, layers, quiet, seed } = options;
      const answers = answerOptionsOf(options);
      const asked = { output, force, title, only, formats, layers, quiet, seed, answers };
      await writeReport(table, self, asked, terminal);
    },
  );
}
