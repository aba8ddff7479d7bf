import { Command } from 'commander';
import type { Terminal } from '../terminal.ts';

interface MergeCommandOptions {
  readonly output: string;
  readonly mixed?: boolean;
  readonly partial?: boolean;
  readonly quiet?: boolean;
}

/** `plateau merge`: shards of a sweep to one. */
export function mergeCommand(terminal: Terminal): Command {
  return new Command('merge')
    .description('join the shards of a sweep (plateau train --shard) into one results.csv')
    .argument('<folder...>', 'the folders of the shards, or of what was joined before')
    .requiredOption('-o, --output <folder>', 'where the joined sweep goes; runs that it holds already stay')
    .option('--partial', 'join what there is where runs are missing')
    .option('--mixed', 'also join runs of other versions or backends; sweep.json says which')
    .option('--quiet', 'no progress and no warnings')
    .action(async (folders: string[], { output, quiet, ...options }: MergeCommandOptions) => {
      const { mergeSweeps } = await import('../../trainer/sweep/journal/mergeSweeps.ts');
      const { runs, failed, missing } = await mergeSweeps(folders, output, options);
      if (quiet) return;
      const rest = [
        failed > 0 ? `, ${failed} of which failed` : '',
        missing > 0 ? `, ${missing} are missing yet` : '',
      ];
      terminal.report(
        `${runs - missing} runs${rest.join('')} in ${output}: results.csv, layers.csv, measures.csv, sweep.json\n`,
      );
    });
}
