import { Command } from 'commander';
import { addSweepOptions } from '../sweep/sweepOptions.ts';
import type { SweepCommandOptions } from '../sweep/sweepPlan.ts';
import { trainFromOptions } from '../sweep/trainFromOptions.ts';
import type { Terminal } from '../terminal.ts';

interface TrainOptions extends SweepCommandOptions {
  readonly output: string;
  readonly list?: boolean;
  readonly showTasks?: string;
}

/** `plateau train`: the compact sweep. */
export function trainCommand(terminal: Terminal): Command {
  const command = new Command('train').description(
    'train a sweep of small models and judge each on many downstream tasks: results.csv, layers.csv, sweep.json',
  );
  return addSweepOptions(command)
    .option('--resume', 'go on with the sweep in the folder, if there is one')
    .option('-o, --output <folder>', 'where the sweep is kept', 'sweep')
    .optionsGroup('Instead of training:')
    .option('--list', 'print the runs of the sweep as CSV')
    .option('--show-tasks <file>', 'draw every task of the universe: a .png or .svg file')
    .action(async (options: TrainOptions) => {
      if (options.showTasks !== undefined) {
        const { showTasks } = await import('../sweep/showTasks.ts');
        await showTasks(options.showTasks, options, terminal);
      } else if (options.list) {
        const { listRuns } = await import('../sweep/listRuns.ts');
        terminal.write(listRuns(options));
      } else {
        await trainFromOptions(options.output, options, terminal);
      }
    });
}
