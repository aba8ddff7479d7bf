import { join } from 'node:path';
import { Command } from 'commander';
import { addSweepOptions, type SweepCommandOptions, trainFromOptions } from './sweepOptions.ts';
import type { Terminal } from './terminal.ts';

interface ReproduceOptions extends SweepCommandOptions {
  readonly output: string;
}

/** `plateau reproduce`: the compact sweep, its fits and its report in one go. */
export function reproduceCommand(terminal: Terminal): Command {
  const command = new Command('reproduce').description(
    'train a sweep, fit the law to every downstream task and write a report, in one go',
  );
  return addSweepOptions(command)
    .option('-o, --output <folder>', 'for the sweep, with the report in a folder of its own', 'reproduction')
    .action(async (options: ReproduceOptions, self: Command) => {
      await trainFromOptions(options.output, options, terminal);
      const { writeFits } = await import('./fit.ts');
      const { writeReport } = await import('./report.ts');
      const results = join(options.output, 'results.csv');
      const layers = join(options.output, 'layers.csv');
      const report = join(options.output, 'report');
      const { quiet, seed } = options;
      await writeFits([results], { quiet }, terminal);
      await writeReport([results], { output: report, layers, seed, quiet }, self, terminal);
    });
}
