import { Command, Option } from 'commander';
import { openTasks } from '../openTasks.ts';
import { fraction, wholeNumber } from '../options/numberOption.ts';
import { addTableOptions, type TableOptions } from '../options/tableOptions.ts';
import type { Terminal } from '../terminal.ts';

interface MixOptions extends TableOptions {
  readonly shots?: number;
  readonly targetUs?: number;
  readonly targetDs?: number;
  readonly json?: boolean;
}

/** `plateau mix`: the randomized classifier that reaches a point of the hull. */
export function mixCommand(terminal: Terminal): Command {
  const command = new Command('mix').description(
    'the models and probabilities of the randomized classifier that reaches a point of the upper hull (Lemma 2.1)',
  );
  return addTableOptions(command)
    .option('--json', 'one JSON object (plateau.mix/1)')
    .optionsGroup('Mix:')
    .option('--shots <n>', 'number of shots, where the task has several', wholeNumber)
    .addOption(
      new Option('--target-us <accuracy>', 'upstream accuracy to reach')
        .argParser(fraction)
        .conflicts('targetDs'),
    )
    .addOption(new Option('--target-ds <accuracy>', 'downstream accuracy to reach').argParser(fraction))
    .action(async (paths: string[], options: MixOptions) => {
      const { table, tasks } = await openTasks(paths, options, terminal);
      const { mixAnswer } = await import('../../questions/planning/mixAnswer.ts');
      const answer = mixAnswer(tasks, { ...options, task: undefined });
      if (options.json) {
        const { answerJson } = await import('../../documents/answerJson.ts');
        terminal.write(answerJson('plateau.mix/1', table, answer));
      } else {
        const { mixText } = await import('../text/mixText.ts');
        terminal.print(mixText(answer, terminal.columns));
      }
    });
}
