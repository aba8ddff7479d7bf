import { type Command, Option } from 'commander';
import { ANSWER_SORTS, type AnswerSort, TASK_SORTS, type TaskSort } from '../../fits/arrangeAnswers.ts';
import { numberOption } from './numberOption.ts';

/** Values of the options that say which answers are shown, in which order. */
export interface ShowOptions {
  readonly sort?: AnswerSort;
  readonly top?: number;
}

/** Values of the options that say which tasks are asked about, in which order. */
export interface TaskShowOptions {
  readonly sort?: TaskSort;
  readonly top?: number;
}

/** Adds the options that say which answers are shown, in which order. */
export function addShowOptions(command: Command): Command {
  return add(command, ANSWER_SORTS, 'what a better upstream model is worth');
}

/** The same for what is asked of tasks without their answers, of the first tasks only. */
export function addTaskShowOptions(command: Command): Command {
  return add(command, TASK_SORTS, 'as the table has them');
}

function add(command: Command, sorts: readonly string[], usual: string): Command {
  return command
    .optionsGroup('Shown:')
    .option(
      '--top <n>',
      'only the first so many downstream tasks',
      numberOption('a whole number, 1 or more', (n) => Number.isSafeInteger(n) && n >= 1),
    )
    .addOption(new Option('--sort <by>', `order of the tasks (default: ${usual})`).choices(sorts));
}
