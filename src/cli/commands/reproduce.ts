import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { INTERVAL_DEFAULTS } from '../../curves/intervals/intervalDefaults.ts';
import { answersOf } from '../answers.ts';
import { addSweepOptions } from '../sweep/sweepOptions.ts';
import type { SweepCommandOptions } from '../sweep/sweepPlan.ts';
import { trainFromOptions } from '../sweep/trainFromOptions.ts';
import type { Terminal } from '../terminal.ts';

interface ReproduceOptions extends SweepCommandOptions {
  readonly output: string;
}

/** `plateau reproduce`: trains a sweep, fits and probes it, and writes the report, in one go. */
export function reproduceCommand(terminal: Terminal): Command {
  const command = new Command('reproduce').description(
    'train a sweep, fit the law to it, probe its layers and write the report, in one go',
  );
  return addSweepOptions(command)
    .option('-o, --output <folder>', 'where everything is kept', 'reproduction')
    .action(async (options: ReproduceOptions, self: Command) => {
      const { output, quiet } = options;
      const report = join(output, 'report');
      const { checkReportFolder } = await import('../../report/files/writeFolder.ts');
      if (existsSync(report)) checkReportFolder(report, false);
      // Going on with what is there is what a second call means; another sweep in the folder is refused.
      await trainFromOptions(output, { ...options, resume: true }, terminal);

      const { readEvaluations } = await import('../../results/readEvaluations.ts');
      const { groupTasks } = await import('../../results/groupTasks.ts');
      const { fitText } = await import('../text/fitText.ts');
      const table = readEvaluations([join(output, 'results.csv')]);
      const tasks = groupTasks(table.evaluations);
      const answers = await answersOf(tasks, {}, terminal, quiet);
      terminal.print(fitText(answers, terminal.columns));

      const { writeReport } = await import('../writeReport.ts');
      const [layers, measures] = ['layers.csv', 'measures.csv'].map((name) => join(output, name));
      const { seed } = INTERVAL_DEFAULTS;
      await writeReport(table, self, { output: report, seed, layers, measures, quiet }, terminal);
      if (!quiet) terminal.report(`open ${join(report, 'index.html')} in a browser\n`);
    });
}
