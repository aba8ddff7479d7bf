import { Argument, Command, Option } from 'commander';
import { VIEW_IDS, type ViewId } from '../../questions/questionIds.ts';
import { openTasks } from '../openTasks.ts';
import { wholeNumber } from '../options/numberOption.ts';
import { addTaskShowOptions, type TaskShowOptions } from '../options/showOptions.ts';
import { addTableOptions, type TableOptions } from '../options/tableOptions.ts';
import type { Terminal } from '../terminal.ts';

interface ViewCommandOptions extends TableOptions, TaskShowOptions {
  readonly seed: number;
  readonly draws?: number;
  readonly reference?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** `plateau view`: one analysis at a time. */
export function viewCommand(terminal: Terminal): Command {
  const command = new Command('view')
    .description(`one analysis of a table: ${VIEW_IDS.join(', ')}`)
    .addArgument(new Argument('<analysis>', 'which one').choices(VIEW_IDS));
  addTableOptions(command)
    .addOption(new Option('--json', 'one JSON object (plateau.view/1)').conflicts('csv'))
    .option('--csv', 'the rows of the main table')
    .optionsGroup('Analysis:')
    .option('--seed <n>', 'of everything random', wholeNumber, 0)
    .option(
      '--draws <n>',
      'random samples: of models (sample-size), bootstrap (ranks), permutations (scale)',
      wholeNumber,
    )
    .option('--reference <task>', 'overlay: the task whose best models are laid over the others');
  return addTaskShowOptions(command).action(
    async (name: ViewId, paths: string[], options: ViewCommandOptions) => {
      const { table, tasks: all } = await openTasks(paths, options, terminal);
      const { arrangeTasks } = await import('../../fits/arrangeAnswers.ts');
      const tasks = arrangeTasks(all, options);
      const { packTasks } = await import('../../workers/packTasks.ts');
      const { withWorkers, workersFor } = await import('../../workers/workers.ts');
      const { seed, draws, reference } = options;
      const form = options.json ? 'json' : options.csv ? 'csv' : 'text';
      // One worker has nothing to share; but this thread hears of signals.
      const view = await withWorkers(Math.min(1, workersFor(table.evaluations.length)), (workers) =>
        workers.run('view', { name, packed: packTasks(tasks), options: { seed, draws, reference }, form }),
      );
      if ('result' in view) {
        const { answerJson } = await import('../../documents/answerJson.ts');
        terminal.write(answerJson('plateau.view/1', table, { analysis: name, ...view.result }));
      } else if ('rows' in view) {
        const { rowsCsv } = await import('../../results/table/rowsCsv.ts');
        terminal.write(rowsCsv(view.rows));
      } else {
        const { viewText } = await import('../text/viewText.ts');
        terminal.print(viewText(view, terminal.columns));
      }
    },
  );
}
