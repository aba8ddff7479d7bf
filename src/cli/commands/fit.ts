import { Command, Option } from 'commander';
import { INTERVAL_DEFAULTS } from '../../curves/intervals/intervalDefaults.ts';
import { LAW_METHODS, type LawMethod } from '../../curves/lawMethod.ts';
import type { TaskFit } from '../../fits/fitTasks.ts';
import { openTasks } from '../openTasks.ts';
import { addIntervalOptions, askedIntervals, type IntervalOptions } from '../options/intervalOptions.ts';
import { numberOption, repeatable } from '../options/numberOption.ts';
import { addTableOptions, type TableOptions } from '../options/tableOptions.ts';
import type { Terminal } from '../terminal.ts';

interface FitOptions extends TableOptions, IntervalOptions {
  readonly method?: LawMethod[];
}

const DEFAULT_METHODS: readonly LawMethod[] = ['hull', 'envelope'];

/** `plateau fit`: the law of every downstream task. */
export function fitCommand(terminal: Terminal): Command {
  const command = new Command('fit').description(
    'fit the law to every downstream task of a table of evaluations',
  );
  addTableOptions(command)
    .addOption(new Option('--json', 'one JSON object (plateau.fit/1)').conflicts('csv'))
    .option('--csv', 'one row a fit')
    .optionsGroup('Fit:')
    .option(
      '--method <method>',
      `what to fit the law to: ${LAW_METHODS.join(', ')}; may be repeated (default: ${DEFAULT_METHODS.join(' and ')})`,
      repeatable(LAW_METHODS),
    );
  return addIntervalOptions(command)
    .option(
      '--seed <n>',
      'seed of the laws drawn',
      numberOption('a whole number', (seed) => Number.isSafeInteger(seed)),
      INTERVAL_DEFAULTS.seed,
    )
    .action(async (paths: string[], options: FitOptions) => {
      const { table, tasks } = await openTasks(paths, options, terminal);
      const { fitTasks, sortBySaturation } = await import('../../fits/fitTasks.ts');
      const plain = fitTasks(tasks, [...new Set(options.method ?? DEFAULT_METHODS)]);
      const fits = await askedIntervals(plain, options, terminal);
      if (options.json) {
        const { fitDocument } = await import('../../documents/fitJson.ts');
        terminal.write(`${JSON.stringify(fitDocument(table, fits), null, 2)}\n`);
      } else if (options.csv) {
        const { fitCsv } = await import('../../documents/fitCsv.ts');
        terminal.write(fitCsv(fits));
      } else {
        const { fitText } = await import('../text/fitText.ts');
        if (!options.quiet) await reportInfluence(fits, terminal);
        terminal.write(fitText(sortBySaturation(fits), terminal.columns));
      }
    });
}

/** Warns of hulls that rest on a few models. */
async function reportInfluence(fits: readonly TaskFit[], terminal: Terminal): Promise<void> {
  const { hullInfluence } = await import('../../fits/hullInfluence.ts');
  const { taskName } = await import('../../results/taskName.ts');
  const { terminalText } = await import('../text/textTable.ts');
  for (const { task, fit } of fits) {
    if (fit.method !== 'hull') continue;
    const { notes } = hullInfluence(task, fit);
    if (notes.length > 0)
      terminal.report(`note: ${terminalText(taskName(task))}, hull: ${terminalText(notes.join('; '))}\n`);
  }
}
