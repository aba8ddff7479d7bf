import { Command, Option } from 'commander';
import { answersOf } from '../answers.ts';
import { openTasks } from '../openTasks.ts';
import { type AnswerCommandOptions, addAnswerOptions, answerOptionsOf } from '../options/answerOptions.ts';
import { addTaskShowOptions, type TaskShowOptions } from '../options/showOptions.ts';
import { addTableOptions, LAYERS_HELP, MEASURES_HELP, type TableOptions } from '../options/tableOptions.ts';
import type { Terminal } from '../terminal.ts';

interface ClaimsOptions extends TableOptions, AnswerCommandOptions, TaskShowOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly layers?: string;
  readonly measures?: string;
}

/** `plateau claims`: the paper's claims on one's own table. */
export function claimsCommand(terminal: Terminal): Command {
  const command = new Command('claims').description(
    "score the paper's claims on a table: statistic, interval and verdict",
  );
  addTableOptions(command)
    .addOption(new Option('--json', 'one JSON object (plateau.claims/2)').conflicts('csv'))
    .option('--csv', 'one row a claim')
    .optionsGroup('Claims:')
    .option('--layers <csv>', LAYERS_HELP)
    .option('--measures <csv>', MEASURES_HELP);
  addTaskShowOptions(command);
  return addAnswerOptions(command).action(async (paths: string[], options: ClaimsOptions) => {
    const { table, tasks: all } = await openTasks(paths, options, terminal);
    const { arrangeTasks } = await import('../../fits/arrangeAnswers.ts');
    const tasks = arrangeTasks(all, options);
    const { askQuestions } = await import('../../report/askQuestions.ts');
    const { scoreClaims } = await import('../../questions/claims/claims.ts');
    const { readLayerMeasures } = await import('../../results/layers/readLayerMeasures.ts');
    const { readLayerScores } = await import('../../results/layers/readLayerScores.ts');
    const { withWorkers, workersFor } = await import('../../workers/workers.ts');
    const { progress } = await import('../progress.ts');
    const layers = options.layers === undefined ? [] : readLayerScores(options.layers);
    const measures = options.measures === undefined ? [] : readLayerMeasures(options.measures);
    const taskAnswers = await answersOf(tasks, answerOptionsOf(options), terminal, options.quiet);
    const asked = { tasks, taskAnswers, layers, measures, seed: options.seed };
    const onAnswered = options.quiet ? undefined : progress('questions answered:', terminal);
    const answers = await withWorkers(workersFor(table.evaluations.length), (workers) =>
      askQuestions(asked, ['claims'], workers, onAnswered),
    );
    const claims = scoreClaims({ ...asked, answers });
    if (options.json) {
      const { answerJson } = await import('../../documents/answerJson.ts');
      terminal.write(answerJson('plateau.claims/2', table, { seed: options.seed, claims }));
    } else if (options.csv) {
      const { rowsCsv } = await import('../../results/table/rowsCsv.ts');
      const flat = claims.map(({ interval, power, ...claim }) => ({
        ...claim,
        low: interval?.low ?? null,
        high: interval?.high ?? null,
        level: interval?.level ?? null,
        over: interval?.over ?? null,
        power: power?.probability ?? null,
        power_effect: power?.effect ?? null,
      }));
      terminal.write(rowsCsv(flat));
    } else {
      const { claimsText } = await import('../text/claimsText.ts');
      terminal.print(claimsText(claims, terminal.columns));
    }
  });
}
