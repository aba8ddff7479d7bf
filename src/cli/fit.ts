import { Command, Option } from 'commander';
import { LAW_METHODS, type LawMethod } from '../curves/lawMethod.ts';
import { openTasks } from './openTasks.ts';
import { repeatable } from './repeatable.ts';
import { addTableOptions, type TableOptions } from './tableOptions.ts';
import type { Terminal } from './terminal.ts';

export interface FitOptions extends TableOptions {
  readonly method?: LawMethod[];
  readonly json?: boolean;
  readonly csv?: boolean;
}

const DEFAULT_METHODS: readonly LawMethod[] = ['hull', 'envelope'];

/** `plateau fit`: the law of every downstream task. */
export function fitCommand(terminal: Terminal): Command {
  const command = new Command('fit').description(
    'fit the law to every downstream task of a table of evaluations',
  );
  return addTableOptions(command)
    .addOption(new Option('--json', 'one JSON object (plateau.fit/1)').conflicts('csv'))
    .option('--csv', 'one row a fit')
    .optionsGroup('Fit:')
    .option(
      '--method <method>',
      `what to fit the law to: ${LAW_METHODS.join(', ')}; may be repeated (default: ${DEFAULT_METHODS.join(' and ')})`,
      repeatable(LAW_METHODS),
    )
    .action((paths: string[], options: FitOptions) => writeFits(paths, options, terminal));
}

/** Fits the law to every downstream task of some tables and prints it. */
export async function writeFits(
  paths: readonly string[],
  options: FitOptions,
  terminal: Terminal,
): Promise<void> {
  const { table, tasks } = await openTasks(paths, options, terminal);
  const { fitTasks, sortBySaturation } = await import('../analysis/fitTasks.ts');
  const fits = fitTasks(tasks, [...new Set(options.method ?? DEFAULT_METHODS)]);
  if (options.json) {
    const { fitDocument } = await import('../report/fitJson.ts');
    terminal.write(`${JSON.stringify(fitDocument(table, fits), null, 2)}\n`);
  } else if (options.csv) {
    const { fitCsv } = await import('../report/fitCsv.ts');
    terminal.write(fitCsv(fits));
  } else {
    const { fitText } = await import('./fitText.ts');
    terminal.write(fitText(sortBySaturation(fits), terminal.columns));
  }
}
