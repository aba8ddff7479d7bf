import { Command, Option } from 'commander';
import { INTERVAL_DEFAULTS } from '../../curves/intervals/intervalDefaults.ts';
import type { TaskFit } from '../../fits/fitTasks.ts';
import { openTasks } from '../openTasks.ts';
import { addIntervalOptions, askedIntervals, type IntervalOptions } from '../options/intervalOptions.ts';
import { fraction, wholeNumber } from '../options/numberOption.ts';
import { addTableOptions, type TableOptions } from '../options/tableOptions.ts';
import type { Terminal } from '../terminal.ts';

interface PlanCommandOptions extends TableOptions, IntervalOptions {
  readonly targetDs?: number;
  readonly futureUs?: number;
  readonly task?: string[];
}

/** How the intervals were made; nothing where there are none. */
function intervalsMade(fits: readonly TaskFit[]) {
  const [made] = fits.flatMap(({ interval }) => (interval && 'level' in interval ? [interval] : []));
  return made ? { intervals: { level: made.level, replicates: made.replicates, seed: made.seed } } : {};
}

/** `plateau plan`: is a better upstream model worth it, and which of the models at hand to take. */
export function planCommand(terminal: Terminal): Command {
  const command = new Command('plan').description(
    'upstream accuracy that a downstream target needs, gain of the next point, and which model to take now',
  );
  addTableOptions(command)
    .addOption(new Option('--json', 'one JSON object (plateau.plan/1)').conflicts('csv'))
    .option('--csv', 'one row a task and law')
    .optionsGroup('Plan:')
    .option('--target-ds <accuracy>', 'downstream accuracy to reach', fraction)
    .option(
      '--future-us <accuracy>',
      'upstream accuracy of a model to come (default: one point above the best)',
      fraction,
    )
    .option('--task <name>', 'only this downstream task; may be repeated', (value, before: string[] = []) => [
      ...before,
      value,
    ]);
  return addIntervalOptions(command)
    .option('--seed <n>', 'seed of the laws drawn', wholeNumber, INTERVAL_DEFAULTS.seed)
    .action(async (paths: string[], options: PlanCommandOptions) => {
      const { table, tasks: all } = await openTasks(paths, options, terminal);
      const { chooseTasks } = await import('../../results/chooseTasks.ts');
      const tasks = chooseTasks(all, options.task);
      const { fitTasks, sortBySaturation } = await import('../../fits/fitTasks.ts');
      const { plan } = await import('../../questions/planning/plan.ts');
      const { paretoModels } = await import('../../questions/planning/paretoModels.ts');
      const fits = sortBySaturation(
        await askedIntervals(fitTasks(tasks, ['envelope', 'hull']), options, terminal),
      );
      const plans = plan(fits, { targetDownstream: options.targetDs, futureUpstream: options.futureUs });
      const choices = [...new Set(tasks.map(({ upstream }) => upstream))].map((upstream) => ({
        upstream,
        ...paretoModels(tasks.filter((task) => task.upstream === upstream)),
      }));
      if (options.json) {
        const { answerJson } = await import('../../documents/answerJson.ts');
        terminal.write(answerJson('plateau.plan/1', table, { ...intervalsMade(fits), plans, choices }));
      } else if (options.csv) {
        const { rowsCsv } = await import('../../results/table/rowsCsv.ts');
        terminal.write(rowsCsv(plans));
      } else {
        const { planText } = await import('../text/planText.ts');
        terminal.write(planText(plans, choices, terminal.columns, intervalsMade(fits).intervals));
      }
    });
}
