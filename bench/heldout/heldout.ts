import { Command } from 'commander';
import { openTasks } from '../../src/cli/openTasks.ts';
import { addTableOptions, type TableOptions } from '../../src/cli/options/tableOptions.ts';
import { safeTerminal } from '../../src/cli/terminal.ts';
import { type HeldOutTask, heldOutTask } from './heldOutTask.ts';
import { heldOutLine, heldOutMarkdown } from './heldOutText.ts';

/** Quantiles of upstream accuracy below which the frontier is fitted. */
const QUANTILES = [0.7, 0.85];
/** Tasks of fewer models are left out. */
const FEWEST_MODELS = 40;

/**
 * Is the frontier of the better upstream models where the weaker ones say it is?
 *
 * `npm run bench -- heldout TABLE... [--preset NAME | ...]`, with the options of `plateau fit` for reading tables.
 */
export async function benchHeldOut(words: readonly string[]): Promise<void> {
  const command = addTableOptions(new Command('heldout')).exitOverride();
  command.parse(words.slice(words.indexOf('heldout') + 1), { from: 'user' });
  const terminal = safeTerminal({
    write: (text) => void process.stdout.write(text),
    report: (text) => void process.stderr.write(text),
    columns: Number.POSITIVE_INFINITY,
  });
  const { tasks } = await openTasks(command.args, command.opts<TableOptions>(), terminal);
  const large = tasks.filter(({ evaluations }) => evaluations.length >= FEWEST_MODELS);
  if (large.length < tasks.length) {
    console.log(
      `${tasks.length - large.length} of ${tasks.length} tasks have fewer than ${FEWEST_MODELS} models`,
    );
  }
  const outcomes: HeldOutTask[] = [];
  for (const quantile of QUANTILES) {
    for (const task of large) {
      const outcome = heldOutTask(task, quantile);
      if (!outcome) continue;
      outcomes.push(outcome);
      console.log(heldOutLine(outcome));
    }
  }
  console.log(`\n${heldOutMarkdown(outcomes)}`);
}
