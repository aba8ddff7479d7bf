import { Command, Option } from 'commander';
import { openTasks } from './openTasks.ts';
import { addTableOptions, type TableOptions } from './tableOptions.ts';
import type { Terminal } from './terminal.ts';
import { wholeNumber } from './wholeNumber.ts';

interface ClaimsOptions extends TableOptions {
  readonly seed: number;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** `plateau claims`: the paper's claims on one's own table. */
export function claimsCommand(terminal: Terminal): Command {
  const command = new Command('claims').description(
    "score the paper's claims on a table: statistic, interval and verdict",
  );
  return addTableOptions(command)
    .addOption(new Option('--json', 'one JSON object (plateau.claims/1)').conflicts('csv'))
    .option('--csv', 'one row a claim')
    .optionsGroup('Claims:')
    .option('--seed <n>', 'of everything random', wholeNumber, 1)
    .action(async (paths: string[], options: ClaimsOptions) => {
      const { table, tasks } = await openTasks(paths, options, terminal);
      const { EXTRAPOLATION_CUTS, collectComparison } = await import('../analysis/compareRivals.ts');
      const { compareTask } = await import('../analysis/compareTask.ts');
      const { gatherEvidence } = await import('../analysis/claims/evidence.ts');
      const { scoreClaims } = await import('../analysis/claims/claims.ts');
      const { eachWithProgress } = await import('./eachWithProgress.ts');
      const parts = eachWithProgress(tasks, 'compared tasks:', options.quiet ? undefined : terminal, (task) =>
        compareTask(task, EXTRAPOLATION_CUTS),
      );
      const comparison = collectComparison(parts, EXTRAPOLATION_CUTS);
      const claims = scoreClaims(gatherEvidence(tasks, { seed: options.seed, comparison }));
      if (options.json) {
        const { answerJson } = await import('../report/answerJson.ts');
        terminal.write(answerJson('plateau.claims/1', table, { seed: options.seed, claims }));
      } else if (options.csv) {
        const { rowsCsv } = await import('../report/rowsCsv.ts');
        const flat = claims.map(({ interval, ...claim }) => ({
          ...claim,
          low: interval?.low ?? null,
          high: interval?.high ?? null,
          level: interval?.level ?? null,
          over: interval?.over ?? null,
        }));
        terminal.write(rowsCsv(flat));
      } else {
        const { claimsText } = await import('./claimsText.ts');
        terminal.write(claimsText(claims));
      }
    });
}
