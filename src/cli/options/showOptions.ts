import { type Command, Option } from 'commander';
import { ANSWER_SORTS, type AnswerSort } from '../../fits/arrangeAnswers.ts';
import { numberOption } from './numberOption.ts';

/** Values of the options that say which answers are shown, in which order. */
export interface ShowOptions {
  readonly sort?: AnswerSort;
  readonly top?: number;
}

/** Adds the options that say which answers are shown, in which order. */
export function addShowOptions(command: Command): Command {
  return command
    .optionsGroup('Shown:')
    .option(
      '--top <n>',
      'only the first so many downstream tasks',
      numberOption('a whole number, 1 or more', (n) => Number.isSafeInteger(n) && n >= 1),
    )
    .addOption(
      new Option(
        '--sort <by>',
        'order of the tasks (default: what a better upstream model is worth)',
      ).choices(ANSWER_SORTS),
    );
}
