import type { Command } from 'commander';
import { InputError, quote } from '../../base/inputError.ts';
import type { SweepOutcome } from '../../trainer/sweep/sweep.ts';
import type { Shard } from '../../trainer/sweep/sweepRuns.ts';
import { numberOption } from '../options/numberOption.ts';
import { StoppedError } from '../stoppedError.ts';
import type { Terminal } from '../terminal.ts';
import { wholeNumber } from '../wholeNumber.ts';

/** Values of the options that say what a sweep trains, and how. */
export interface SweepCommandOptions {
  readonly preset: string;
  readonly upstream?: string[];
  readonly task?: string[];
  readonly fineTune?: string[];
  readonly seed: number;
  readonly backend?: string;
  readonly relaxedSimd: boolean;
  readonly workers?: number;
  readonly shard?: string;
  readonly resume?: boolean;
  readonly quiet?: boolean;
}

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
    .option('--backend <name>', 'tfjs backend: native, wasm or cpu (default: the fastest that loads)')
    .option('--no-relaxed-simd', 'on wasm: the same bytes on every processor, slower on some')
    .option('--shard <i/n>', 'train part i of n of the sweep; plateau merge joins the parts')
    .option('--quiet', 'no progress and no warnings');
}

/** Trains the sweep that a command line describes in a folder, with progress and a clean stop on Ctrl-C. */
export async function trainFromOptions(
  folder: string,
  options: SweepCommandOptions,
  terminal: Terminal,
): Promise<SweepOutcome> {
  const { availableParallelism } = await import('node:os');
  const { planOf } = await import('./sweepPlan.ts');
  const { sweep } = await import('../../trainer/sweep/sweep.ts');
  const { sweepProgress } = await import('./sweepProgress.ts');
  const plan = planOf(options);
  const workers = options.workers ?? availableParallelism();
  const shard = options.shard === undefined ? undefined : parseShard(options.shard);
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onInterrupt);
  try {
    const outcome = await sweep(plan, {
      folder,
      workers,
      backend: options.backend,
      kernels: options.relaxedSimd ? 'fastest' : 'portable',
      resume: options.resume ?? false,
      shard,
      signal: stop.signal,
      events: options.quiet ? undefined : sweepProgress(plan, workers, terminal),
    });
    if (outcome.stopped) {
      throw new StoppedError(
        `stopped; ${outcome.done} of ${outcome.runs} runs are kept in ${folder}; the same command${options.resume ? '' : ' with --resume'} goes on`,
      );
    }
    if (!options.quiet) {
      for (const { run, reason } of outcome.failed)
        terminal.report(`warning: ${run.model} failed: ${reason}\n`);
      terminal.report(`${outcome.done} models in ${folder}: results.csv, layers.csv, sweep.json\n`);
    }
    return outcome;
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}

function parseShard(text: string): Shard {
  const [part, parts] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).slice(1).map(Number);
  if (!(part >= 1 && parts >= part)) {
    throw new InputError(`--shard ${quote(text)}; expected i/n with i from 1 to n, for example 1/4`);
  }
  return { part, parts };
}
