import type { Command } from 'commander';
import { numberOption, wholeNumber } from '../options/numberOption.ts';

const workerCount = numberOption('a whole number, 1 or more', (n) => Number.isInteger(n) && n >= 1);

/** Adds the options that say what a sweep trains, and how. */
export function addSweepOptions(command: Command): Command {
  const more = (value: string, before: string[] = []) => [...before, value];
  return command
    .optionsGroup('Sweep:')
    .option('--preset <name>', 'quick, standard, full, or a .json file of the same form', 'quick')
    .option(
      '--upstream <task>',
      "upstream task instead of the preset's: a task of the universe, or a data set as KIND:FOLDER; may be repeated",
      more,
    )
    .option(
      '--task <name=kind:folder>',
      'one more downstream task from a data set (idx, cifar10, cifar100); may be repeated',
      more,
    )
    .option('--fine-tune <task>', 'also fine-tune every model on a downstream task; may be repeated', more)
    .option('--seed <n>', 'seed of the images', wholeNumber, 1)
    .optionsGroup('Work:')
    .option('--workers <n>', 'worker processes (default: one a core)', workerCount)
    .option('--backend <name>', 'tfjs backend: wasm, native or cpu (default: the fastest that loads)')
    .option('--no-relaxed-simd', 'on wasm: the same bytes on every processor, slower on some')
    .option('--shard <i/n>', 'train part i of n of the sweep; plateau merge joins the parts')
    .option('--quiet', 'no progress and no warnings');
}
