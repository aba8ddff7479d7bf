import { Command, Option } from 'commander';
import { answersOf } from '../answers.ts';
import { openTasks } from '../openTasks.ts';
import { type AnswerCommandOptions, addAnswerOptions, answerOptionsOf } from '../options/answerOptions.ts';
import { fraction } from '../options/numberOption.ts';
import { addTableOptions, type TableOptions } from '../options/tableOptions.ts';
import type { Terminal } from '../terminal.ts';

interface PlanCommandOptions extends TableOptions, AnswerCommandOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly targetDs?: number;
  readonly futureUs?: number;
  readonly task?: string[];
}

/** `plateau plan`: is a better upstream model worth it, and which of the models at hand to take. */
export function planCommand(terminal: Terminal): Command {
  const command = new Command('plan').description(
    'upstream accuracy that a downstream target needs, gain of the next point, and which model to take now',
  );
  addTableOptions(command)
    .addOption(new Option('--json', 'one JSON object (plateau.plan/2)').conflicts('csv'))
    .option('--csv', 'one row a task')
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
  return addAnswerOptions(command).action(async (paths: string[], options: PlanCommandOptions) => {
    const { table, tasks: all } = await openTasks(paths, options, terminal);
    const { chooseTasks } = await import('../../results/chooseTasks.ts');
    const tasks = chooseTasks(all, options.task);
    const { plan } = await import('../../questions/planning/plan.ts');
    const { paretoModels } = await import('../../questions/planning/paretoModels.ts');
    const { level, seed, bootstrap } = options;
    const made = { intervals: { level, draws: bootstrap, seed } };
    const answers = await answersOf(tasks, answerOptionsOf(options), terminal, options.quiet);
    const plans = plan(answers, { targetDownstream: options.targetDs, futureUpstream: options.futureUs });
    const choices = [...new Set(tasks.map(({ upstream }) => upstream))].map((upstream) => ({
      upstream,
      ...paretoModels(tasks.filter((task) => task.upstream === upstream)),
    }));
    if (options.json) {
      const { answerJson } = await import('../../documents/answerJson.ts');
      terminal.write(answerJson('plateau.plan/2', table, { ...made, plans, choices }));
    } else if (options.csv) {
      const { rowsCsv } = await import('../../results/table/rowsCsv.ts');
      terminal.write(
        rowsCsv(
          plans.map(({ verdict, ...row }) => ({ ...row, verdict: verdict.word, basis: verdict.basis })),
        ),
      );
    } else {
      const { planText } = await import('../text/planText.ts');
      terminal.print(planText(plans, choices, terminal.columns));
    }
  });
}
