import { Command } from 'commander';
import type { Part } from '../diagnose.ts';
import type { Terminal } from '../terminal.ts';

/** `plateau doctor`: what this machine has. */
export function doctorCommand(terminal: Terminal): Command {
  return new Command('doctor')
    .description('say what versions this machine has, and what training would run on')
    .option('--json', 'one JSON object (plateau.doctor/1)')
    .action(async (options: { json?: boolean }) => {
      const { diagnose } = await import('../diagnose.ts');
      const parts = await diagnose();
      if (options.json) {
        terminal.write(`${JSON.stringify({ schema: 'plateau.doctor/1', parts }, null, 2)}\n`);
        return;
      }
      const { textTable } = await import('../text/textTable.ts');
      const column = (title: string, cell: (part: Part) => string) => ({
        title,
        align: 'left' as const,
        cell,
      });
      const columns = [
        column('part', ({ name }) => name),
        column('found', ({ found }) => found ?? 'no'),
        column('for', ({ purpose }) => purpose),
      ];
      terminal.print(textTable(columns, parts, Number.POSITIVE_INFINITY));
    });
}
