import { Command } from 'commander';
import { addTableOptions, readTables, type TableOptions } from '../options/tableOptions.ts';
import type { Terminal } from '../terminal.ts';

interface ImportOptions extends TableOptions {
  readonly output?: string;
  readonly force?: boolean;
}

/** `plateau import`: any supported shape of table to canonical CSV. */
export function importCommand(terminal: Terminal): Command {
  const command = new Command('import').description('turn a table of any supported shape into canonical CSV');
  return addTableOptions(command)
    .option('-o, --output <file>', 'write to a file instead of stdout')
    .option('--force', 'replace the file if it exists')
    .action(async (paths: string[], options: ImportOptions) => {
      const { evaluations } = await readTables(paths, options, terminal);
      const { canonicalCsvColumns } = await import('../../results/canonicalCsv.ts');
      const { csvPieces } = await import('../../results/table/writeCsv.ts');
      const columns = canonicalCsvColumns(evaluations);
      if (!options.quiet) {
        const { formulaNote } = await import('../text/formulaNote.ts');
        terminal.report(formulaNote(columns, evaluations));
      }
      const pieces = csvPieces(columns, evaluations);
      if (options.output === undefined) {
        for (const piece of pieces) terminal.write(piece);
        return;
      }
      const { writeWhole } = await import('../../files/writeWhole.ts');
      writeWhole(options.output, pieces, options.force ?? false);
      if (!options.quiet) terminal.report(`${evaluations.length} evaluations written to ${options.output}\n`);
    });
}
