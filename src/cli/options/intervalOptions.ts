import type { Command } from 'commander';
import { INTERVAL_DEFAULTS } from '../../curves/intervals/intervalDefaults.ts';
import type { TaskFit } from '../../fits/fitTasks.ts';
import type { Terminal } from '../terminal.ts';
import { numberOption } from './numberOption.ts';

/** Values of the options that say how intervals are made. */
export interface IntervalOptions {
  readonly bootstrap?: number;
  readonly level: number;
  readonly seed: number;
  readonly testSize?: number;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly quiet?: boolean;
}

/** Reads a number of laws to draw. */
export const replicates = numberOption(
  'a whole number: 0, or 100 or more',
  (n) => Number.isInteger(n) && (n === 0 || (n >= 100 && n <= 1e6)),
);

const WHEN_READ = `${INTERVAL_DEFAULTS.replicates} for the table, 0 with --json or --csv`;

/** Adds the options that say how intervals are made. */
export function addIntervalOptions(command: Command, defaultBootstrap = WHEN_READ): Command {
  return command
    .optionsGroup('Intervals:')
    .option(
      '--bootstrap <n>',
      `laws drawn for intervals, 0 for none (default: ${defaultBootstrap})`,
      replicates,
    )
    .option(
      '--level <share>',
      'share of intervals that should hold the truth',
      numberOption('a share between 0 and 1, such as 0.95', (level) => level > 0 && level < 1),
      INTERVAL_DEFAULTS.level,
    )
    .option(
      '--test-size <n>',
      'examples in the downstream test sets, where the table has no test_size',
      numberOption('a whole number of 1 or more', (n) => Number.isSafeInteger(n) && n >= 1),
    );
}

/** Adds the intervals that are asked for: to what people read by default, to JSON and CSV where `--bootstrap` says so. */
export async function askedIntervals(
  fits: readonly TaskFit[],
  { bootstrap, level, seed, testSize, json, csv, quiet }: IntervalOptions,
  terminal: Terminal,
): Promise<readonly TaskFit[]> {
  const count = bootstrap ?? (json || csv ? 0 : INTERVAL_DEFAULTS.replicates);
  if (count === 0) return fits;
  const { addIntervals } = await import('../../workers/addIntervals.ts');
  const { startWorkers, workersFor } = await import('../../workers/workers.ts');
  const { progress } = await import('../progress.ts');
  const models = [...new Set(fits.map(({ task }) => task))].reduce(
    (n, task) => n + task.evaluations.length,
    0,
  );
  const workers = await startWorkers(workersFor(models));
  try {
    const request = { level, seed, testSize, replicates: count };
    const report = quiet ? undefined : progress('intervals of tasks:', terminal);
    return await addIntervals(fits, request, workers, report);
  } finally {
    await workers.stop();
  }
}
