import { Command, Option } from 'commander';
import { openTasks } from '../openTasks.ts';
import { quantiles } from '../options/numberOption.ts';
import { addTaskShowOptions, type TaskShowOptions } from '../options/showOptions.ts';
import { addTableOptions, type TableOptions } from '../options/tableOptions.ts';
import type { Terminal } from '../terminal.ts';

interface CompareOptions extends TableOptions, TaskShowOptions {
  readonly cut?: number[];
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** `plateau compare`: the law against its rivals. */
export function compareCommand(terminal: Terminal): Command {
  const command = new Command('compare').description(
    'hold the law against rival curves: fit below a cut in upstream accuracy, predict what lies above it',
  );
  addTableOptions(command)
    .addOption(new Option('--json', 'one JSON object (plateau.compare/1)').conflicts('csv'))
    .option('--csv', 'one row a held-out prediction')
    .optionsGroup('Compare:')
    .option(
      '--cut <quantile>',
      'of upstream accuracy, below which rivals are fitted; may be repeated (default: 0.5, 0.7 and 0.9)',
      quantiles,
    );
  return addTaskShowOptions(command).action(async (paths: string[], options: CompareOptions) => {
    const { table, tasks: all } = await openTasks(paths, options, terminal);
    const { arrangeTasks } = await import('../../fits/arrangeAnswers.ts');
    const tasks = arrangeTasks(all, options);
    const { collectComparison } = await import('../../questions/rivals/compareRivals.ts');
    const { EXTRAPOLATION_CUTS } = await import('../../questions/rivals/rivalRows.ts');
    const { withWorkers, workersFor } = await import('../../workers/workers.ts');
    const { progress } = await import('../progress.ts');
    const cuts = [...new Set(options.cut ?? EXTRAPOLATION_CUTS)].sort();
    const onDone = options.quiet ? undefined : progress('tasks compared:', terminal);
    let done = 0;
    const parts = await withWorkers(workersFor(table.evaluations.length), (workers) =>
      Promise.all(
        tasks.map(async (task) => {
          // The points are enough; rows are much to send.
          const part = await workers.run('compare', { task: { ...task, evaluations: [] }, cuts });
          onDone?.(++done, tasks.length);
          return part;
        }),
      ),
    );
    const comparison = collectComparison(parts, cuts);
    if (options.json) {
      const { answerJson } = await import('../../documents/answerJson.ts');
      terminal.write(answerJson('plateau.compare/1', table, comparison));
    } else if (options.csv) {
      const { rowsCsv } = await import('../../results/table/rowsCsv.ts');
      terminal.write(rowsCsv(comparison.extrapolation));
    } else {
      const { compareText } = await import('../text/compareText.ts');
      terminal.print(compareText(comparison, terminal.columns));
    }
  });
}
