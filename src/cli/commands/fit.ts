import { Command, Option } from 'commander';
import { ESTIMATORS, type Estimator } from '../../curves/lawMethod.ts';
import { answersOf } from '../answers.ts';
import { openTasks } from '../openTasks.ts';
import { type AnswerCommandOptions, addAnswerOptions, answerOptionsOf } from '../options/answerOptions.ts';
import { repeatable } from '../options/numberOption.ts';
import { addShowOptions, type ShowOptions } from '../options/showOptions.ts';
import { addTableOptions, type TableOptions } from '../options/tableOptions.ts';
import type { Terminal } from '../terminal.ts';

interface FitOptions extends TableOptions, AnswerCommandOptions, ShowOptions {
  readonly method?: Estimator[];
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly wide?: boolean;
  readonly explain?: boolean;
}

/** `plateau fit`: the answer of every downstream task. */
export function fitCommand(terminal: Terminal): Command {
  const command = new Command('fit').description(
    'the answer for every downstream task of a table: verdict, slope at the top, plateau where the law stands',
  );
  addTableOptions(command)
    .addOption(new Option('--json', 'one JSON object (plateau.fit/2)').conflicts('csv'))
    .option('--csv', 'one row a task and fit')
    .option('--wide', 'the parameters of every fit with their intervals as well')
    .option('--explain', 'every task in words, and what each check of the law found')
    .optionsGroup('Fit:')
    .option(
      '--method <method>',
      `estimators: ${ESTIMATORS.join(', ')}; may be repeated (default: frontier). Without frontier there is no verdict`,
      repeatable(ESTIMATORS),
    );
  addShowOptions(command);
  return addAnswerOptions(command).action(async (paths: string[], options: FitOptions) => {
    const { table, tasks } = await openTasks(paths, options, terminal);
    const asked = answerOptionsOf(options);
    const methods = options.method ? [...new Set(options.method)] : asked.methods;
    const { arrangeAnswers } = await import('../../fits/arrangeAnswers.ts');
    const answers = arrangeAnswers(
      await answersOf(tasks, { ...asked, methods }, terminal, options.quiet),
      options,
    );
    if (options.json) {
      const { fitDocument } = await import('../../documents/fitJson.ts');
      terminal.write(`${JSON.stringify(fitDocument(table, answers), null, 2)}\n`);
    } else if (options.csv) {
      const { fitCsv } = await import('../../documents/fitCsv.ts');
      terminal.write(fitCsv(answers));
    } else {
      const { fitText } = await import('../text/fitText.ts');
      terminal.print(fitText(answers, terminal.columns, options));
    }
  });
}
