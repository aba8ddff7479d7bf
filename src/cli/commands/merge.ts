import { Command } from 'commander';
import type { Terminal } from '../terminal.ts';

/** `plateau merge`: shards of a sweep to one. */
export function mergeCommand(terminal: Terminal): Command {
  return new Command('merge')
    .description('join the shards of a sweep (plateau train --shard) into one results.csv')
    .argument('<folder...>', 'the folders of the shards')
    .requiredOption('-o, --output <folder>', 'where the joined tables go')
    .option('--quiet', 'no progress and no warnings')
    .action(async (folders: string[], { output, quiet }: { output: string; quiet?: boolean }) => {
      const { mergeSweeps } = await import('../../trainer/sweep/mergeSweeps.ts');
      const { runs, failed } = mergeSweeps(folders, output);
      if (quiet) return;
      const failures = failed > 0 ? `, ${failed} of which failed` : '';
      terminal.report(`${runs} runs${failures} in ${output}: results.csv, layers.csv, sweep.json\n`);
    });
}
