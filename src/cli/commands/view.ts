import { Argument, Command, Option } from 'commander';
import { openTasks } from '../openTasks.ts';
import { addTableOptions, type TableOptions } from '../options/tableOptions.ts';
import type { Terminal } from '../terminal.ts';
import { VIEW_NAMES, type ViewName } from '../viewName.ts';
import { wholeNumber } from '../wholeNumber.ts';

interface ViewCommandOptions extends TableOptions {
  readonly seed: number;
  readonly draws?: number;
  readonly reference?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** `plateau view`: one analysis at a time. */
export function viewCommand(terminal: Terminal): Command {
  const command = new Command('view')
    .description(`one analysis of a table: ${VIEW_NAMES.join(', ')}`)
    .addArgument(new Argument('<analysis>', 'which one').choices(VIEW_NAMES));
  return addTableOptions(command)
    .addOption(new Option('--json', 'one JSON object (plateau.view/1)').conflicts('csv'))
    .option('--csv', 'the rows of the main table')
    .optionsGroup('Analysis:')
    .option('--seed <n>', 'of everything random', wholeNumber, 1)
    .option(
      '--draws <n>',
      'random samples: of models (sample-size), bootstrap (ranks), permutations (scale)',
      wholeNumber,
    )
    .option('--reference <task>', 'overlay: the task whose best models are laid over the others')
    .action(async (name: ViewName, paths: string[], options: ViewCommandOptions) => {
      const { table, tasks } = await openTasks(paths, options, terminal);
      const { VIEWS } = await import('../text/views.ts');
      const view = VIEWS[name](tasks, options);
      if (options.json) {
        const { answerJson } = await import('../../documents/answerJson.ts');
        terminal.write(answerJson('plateau.view/1', table, { analysis: name, ...view.result }));
      } else if (options.csv) {
        const { rowsCsv } = await import('../../results/table/rowsCsv.ts');
        terminal.write(rowsCsv(view.rows));
      } else terminal.write(view.text(terminal.columns));
    });
}
