import { Command, Option } from 'commander';
import { answersOf } from '../answers.ts';
import { openTasks } from '../openTasks.ts';
import { type AnswerCommandOptions, addAnswerOptions, answerOptionsOf } from '../options/answerOptions.ts';
import { fraction, numberOption } from '../options/numberOption.ts';
import { addShowOptions, type ShowOptions } from '../options/showOptions.ts';
import { addTableOptions, type TableOptions } from '../options/tableOptions.ts';
import type { Terminal } from '../terminal.ts';

interface PlanCommandOptions extends TableOptions, AnswerCommandOptions, ShowOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly targetDs?: number;
  readonly futureUs?: number;
  readonly cost: string;
  readonly maxParameters?: number;
  readonly highlight?: string;
}

const positive = numberOption('a number above 0', (n) => n > 0);

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
    .option('--highlight <model>', 'a model to hold against the others')
    .option('--cost <column>', 'column of what a model costs', 'parameters')
    .option(
      '--max-parameters <n>',
      'only models of at most so many parameters to choose from, such as 100e6',
      positive,
    );
  addShowOptions(command);
  return addAnswerOptions(command).action(async (paths: string[], options: PlanCommandOptions) => {
    const { table, tasks } = await openTasks(paths, options, terminal);
    if (options.highlight !== undefined) {
      const { requireModel } = await import('../../results/requireModel.ts');
      requireModel(tasks, options.highlight);
    }
    const { plan } = await import('../../questions/planning/plan.ts');
    const { aboveCurve } = await import('../../questions/planning/aboveCurve.ts');
    const { taskKey } = await import('../../results/taskKey.ts');
    const { paretoModels } = await import('../../questions/planning/paretoModels.ts');
    const { level, seed, bootstrap } = options;
    const made = { intervals: { level, draws: bootstrap, seed } };
    const { arrangeAnswers } = await import('../../fits/arrangeAnswers.ts');
    const answers = arrangeAnswers(
      await answersOf(tasks, answerOptionsOf(options), terminal, options.quiet),
      options,
    );
    const plans = plan(answers, { targetDownstream: options.targetDs, futureUpstream: options.futureUs });
    const choices = [...new Set(tasks.map(({ upstream }) => upstream))].map((upstream) => ({
      upstream,
      ...paretoModels(
        tasks.filter((task) => task.upstream === upstream),
        { cost: options.cost, maxParameters: options.maxParameters, highlight: options.highlight },
      ),
    }));
    const above = answers.map((answer) => ({ ...taskKey(answer.task), models: aboveCurve(answer) }));
    if (options.json) {
      const { answerJson } = await import('../../documents/answerJson.ts');
      terminal.write(answerJson('plateau.plan/2', table, { ...made, plans, choices, above }));
    } else if (options.csv) {
      const { rowsCsv } = await import('../../results/table/rowsCsv.ts');
      terminal.write(
        rowsCsv(
          plans.map(({ verdict, ...row }) => ({ ...row, verdict: verdict.word, basis: verdict.basis })),
        ),
      );
    } else {
      const { planText } = await import('../text/planText.ts');
      terminal.print(planText(plans, choices, terminal.columns, { cost: options.cost, above }));
    }
  });
}
