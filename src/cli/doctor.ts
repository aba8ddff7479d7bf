import { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** `plateau doctor`: what this machine has. */
export function doctorCommand(terminal: Terminal): Command {
  return new Command('doctor')
    .description('say what versions and optional parts this machine has')
    .option('--json', 'one JSON object (plateau.doctor/1)')
    .action(async (options: { json?: boolean }) => {
      const { diagnose } = await import('./diagnose.ts');
      const parts = diagnose();
      if (options.json) {
        terminal.write(`${JSON.stringify({ schema: 'plateau.doctor/1', parts }, null, 2)}\n`);
        return;
      }
      const { textTable } = await import('./textTable.ts');
      const columns = [
        { title: 'part', align: 'left' as const, cell: (part: (typeof parts)[number]) => part.name },
        {
          title: 'found',
          align: 'left' as const,
          cell: (part: (typeof parts)[number]) => part.found ?? 'no',
        },
        { title: 'for', align: 'left' as const, cell: (part: (typeof parts)[number]) => part.purpose },
      ];
      terminal.write(textTable(columns, parts, Number.POSITIVE_INFINITY));
    });
}
