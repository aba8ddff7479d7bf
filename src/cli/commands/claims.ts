import { Command, Option } from 'commander';
import { openTasks } from '../openTasks.ts';
import { addIntervalOptions, askedIntervals, type IntervalOptions } from '../options/intervalOptions.ts';
import { wholeNumber } from '../options/numberOption.ts';
import { addTableOptions, LAYERS_HELP, type TableOptions } from '../options/tableOptions.ts';
import type { Terminal } from '../terminal.ts';

interface ClaimsOptions extends TableOptions, IntervalOptions {
  readonly layers?: string;
}

/** `plateau claims`: the paper's claims on one's own table. */
export function claimsCommand(terminal: Terminal): Command {
  const command = new Command('claims').description(
    "score the paper's claims on a table: statistic, interval and verdict",
  );
  addTableOptions(command)
    .addOption(new Option('--json', 'one JSON object (plateau.claims/1)').conflicts('csv'))
    .option('--csv', 'one row a claim')
    .optionsGroup('Claims:')
    .option('--layers <csv>', LAYERS_HELP);
  return addIntervalOptions(command, '0')
    .option('--seed <n>', 'of everything random', wholeNumber, 1)
    .action(async (paths: string[], options: ClaimsOptions) => {
      const { table, tasks } = await openTasks(paths, options, terminal);
      const { gatherEvidence } = await import('../../questions/claims/evidence.ts');
      const { scoreClaims } = await import('../../questions/claims/claims.ts');
      const { readLayerScores } = await import('../../results/layers/readLayerScores.ts');
      const { fitTasks } = await import('../../fits/fitTasks.ts');
      const fits = await askedIntervals(
        fitTasks(tasks, ['hull', 'envelope']),
        { ...options, bootstrap: options.bootstrap ?? 0 },
        terminal,
      );
      const layers = options.layers === undefined ? undefined : readLayerScores(options.layers);
      const claims = scoreClaims(gatherEvidence(tasks, { seed: options.seed, fits, layers }));
      if (options.json) {
        const { answerJson } = await import('../../documents/answerJson.ts');
        terminal.write(answerJson('plateau.claims/1', table, { seed: options.seed, claims }));
      } else if (options.csv) {
        const { rowsCsv } = await import('../../results/table/rowsCsv.ts');
        const flat = claims.map(({ interval, ...claim }) => ({
          ...claim,
          low: interval?.low ?? null,
          high: interval?.high ?? null,
          level: interval?.level ?? null,
          over: interval?.over ?? null,
        }));
        terminal.write(rowsCsv(flat));
      } else {
        const { claimsText } = await import('../text/claimsText.ts');
        terminal.write(claimsText(claims));
      }
    });
}
