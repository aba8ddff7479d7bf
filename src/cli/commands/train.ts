import { Command } from 'commander';
import { addClusterOptions, type ClusterOptions, checkClusterOptions } from '../sweep/clusterOptions.ts';
import { addSweepOptions } from '../sweep/sweepOptions.ts';
import type { SweepCommandOptions } from '../sweep/sweepPlan.ts';
import { trainFromOptions } from '../sweep/trainFromOptions.ts';
import type { Terminal } from '../terminal.ts';

interface TrainOptions extends SweepCommandOptions, ClusterOptions {
  readonly output: string;
  readonly list?: boolean;
  readonly showTasks?: string;
}

/** `plateau train`: the compact sweep. */
export function trainCommand(terminal: Terminal): Command {
  const command = new Command('train').description(
    'train a sweep of small models and judge each on many downstream tasks: results.csv, layers.csv, measures.csv, sweep.json',
  );
  addSweepOptions(command)
    .option('--resume', 'go on with the sweep in the folder, if there is one')
    .option('-o, --output <folder>', 'where the sweep is kept', 'sweep');
  return addClusterOptions(command)
    .optionsGroup('Instead of training:')
    .option('--list', 'print the runs of the sweep as CSV')
    .option('--show-tasks <file>', 'draw every task of the universe: a .png or .svg file')
    .action(async (options: TrainOptions) => {
      checkClusterOptions(options);
      const { submit, plan } = options;
      if (options.showTasks !== undefined) {
        const { showTasks } = await import('../sweep/showTasks.ts');
        await showTasks(options.showTasks, options, terminal);
      } else if (options.list) {
        const { listRuns } = await import('../sweep/listRuns.ts');
        terminal.write(listRuns(options));
      } else if (plan !== undefined) {
        const { planLayouts } = await import('../sweep/planLayouts.ts');
        planLayouts(options.output, { ...options, plan }, terminal);
      } else if (submit) {
        const { submitFromOptions } = await import('../sweep/submitFromOptions.ts');
        await submitFromOptions(options.output, options, terminal);
      } else {
        await trainFromOptions(options.output, options, terminal);
      }
    });
}
