import { Command } from 'commander';
import type { Terminal } from '../terminal.ts';

/** `plateau status`: how a sweep stands. */
export function statusCommand(terminal: Terminal): Command {
  return new Command('status')
    .description('say how a sweep stands, on one machine or on Slurm: done, running, failed, time left')
    .argument('<folder>', 'the folder of plateau train')
    .option('--json', 'one JSON object (plateau.status/1)')
    .action(async (folder: string, { json }: { json?: boolean }) => {
      const { sweepStatus } = await import('../../trainer/cluster/sweepStatus.ts');
      const status = sweepStatus(folder);
      if (json) {
        terminal.write(`${JSON.stringify({ schema: 'plateau.status/1', ...status }, null, 2)}\n`);
        return;
      }
      const { statusText } = await import('../text/statusText.ts');
      terminal.print(statusText(status, terminal.columns));
    });
}
