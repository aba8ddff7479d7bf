import { InputError, quote } from '../../base/inputError.ts';
import { StoppedError } from '../../base/stoppedError.ts';
import type { Shard } from '../../trainer/sweep/costs/shardRuns.ts';
import type { SweepOutcome } from '../../trainer/sweep/sweep.ts';
import type { Terminal } from '../terminal.ts';
import type { SweepCommandOptions } from './sweepPlan.ts';

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
      terminal.report(
        `${outcome.done} models in ${folder}: results.csv, layers.csv, measures.csv, sweep.json\n`,
      );
    }
    return outcome;
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}

export function parseShard(text: string): Shard {
  const [part, parts] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).slice(1).map(Number);
  if (!(part >= 1 && parts >= part)) {
    throw new InputError(`--shard ${quote(text)}; expected i/n with i from 1 to n, for example 1/4`);
  }
  return { part, parts };
}
