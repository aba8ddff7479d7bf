import { Command } from 'commander';
import { addTableOptions, readTables, type TableOptions } from '../options/tableOptions.ts';
import type { Terminal } from '../terminal.ts';

interface ImportOptions extends TableOptions {
  readonly guess?: boolean;
  readonly output?: string;
  readonly force?: boolean;
}

/** `plateau import`: any supported shape of table to canonical CSV. */
export function importCommand(terminal: Terminal): Command {
  const command = new Command('import').description('turn a table of any supported shape into canonical CSV');
  return addTableOptions(command)
    .option('-o, --output <file>', 'write to a file instead of stdout')
    .option('--force', 'replace the file if it exists')
    .option('--guess', 'write the shape that the tables seem to have, as a file for --shape, instead of CSV')
    .action(async (paths: string[], options: ImportOptions) => {
      if (options.guess) {
        const { pieces, said } = await guess(paths, options);
        await write(pieces, said, options, terminal);
        return;
      }
      const { evaluations } = await readTables(paths, options, terminal);
      const { canonicalCsvColumns } = await import('../../results/canonicalCsv.ts');
      const { csvPieces } = await import('../../results/table/writeCsv.ts');
      const columns = canonicalCsvColumns(evaluations);
      if (!options.quiet) {
        const { formulaNote } = await import('../text/formulaNote.ts');
        terminal.report(formulaNote(columns, evaluations));
      }
      await write(csvPieces(columns, evaluations), `${evaluations.length} evaluations`, options, terminal);
    });
}

/** The shape that options describe, else the one that the tables seem to have, as a shape file. */
async function guess(paths: readonly string[], options: ImportOptions) {
  const { tableShape } = await import('../options/tableShape.ts');
  const { guessShape } = await import('../../results/guessShape.ts');
  const shape = (await tableShape(options)) ?? (await guessShape(paths));
  return { pieces: [`${JSON.stringify(shape, null, 2)}\n`], said: `a ${shape.kind} shape` };
}

async function write(
  pieces: Iterable<string>,
  said: string,
  { output, force, quiet }: ImportOptions,
  terminal: Terminal,
): Promise<void> {
  if (output === undefined) {
    for (const piece of pieces) terminal.write(piece);
    return;
  }
  const { writeWhole } = await import('../../files/writeWhole.ts');
  writeWhole(output, pieces, force ?? false);
  if (!quiet) terminal.report(`${said} written to ${output}\n`);
}
