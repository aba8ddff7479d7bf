import { Command, CommanderError } from 'commander';
import { version } from '../files/version.ts';
import { claimsCommand } from './commands/claims.ts';
import { compareCommand } from './commands/compare.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exploreCommand } from './commands/explore.ts';
import { fitCommand } from './commands/fit.ts';
import { importCommand } from './commands/import.ts';
import { mergeCommand } from './commands/merge.ts';
import { mixCommand } from './commands/mix.ts';
import { planCommand } from './commands/plan.ts';
import { probeCommand } from './commands/probe.ts';
import { reportCommand } from './commands/report.ts';
import { reproduceCommand } from './commands/reproduce.ts';
import { trainCommand } from './commands/train.ts';
import { viewCommand } from './commands/view.ts';
import type { Terminal } from './terminal.ts';

/** Exit codes: done, failed, bad usage or bad input. */
export const EXIT_DONE = 0;
export const EXIT_FAILED = 1;
export const EXIT_BAD_INPUT = 2;

/** Starts the command line in this process and exits with its code. */
export async function main(argv: readonly string[]): Promise<void> {
  // A reader that closes the pipe early (head, less) wants no more output; that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? EXIT_DONE : EXIT_FAILED);
  });
  process.exitCode = await run(argv.slice(2), {
    write: (text) => process.stdout.write(text),
    report: (text) => process.stderr.write(text),
    columns: process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY,
  });
}

/**
 * Runs one command line.
 *
 * @param words the words after the program's name
 * @returns the exit code
 */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const program = new Command('plateau')
    .description('When does a better pre-trained model stop helping your downstream task?')
    .version(version())
    .showSuggestionAfterError()
    .showHelpAfterError('Run with --help for the options.')
    .exitOverride()
    .configureOutput({
      writeOut: terminal.write,
      writeErr: terminal.report,
      outputError: (text, write) => write(text.replace(/^error: /, 'plateau: ')),
    });
  for (const command of [
    fitCommand,
    reportCommand,
    exploreCommand,
    compareCommand,
    planCommand,
    mixCommand,
    claimsCommand,
    viewCommand,
    importCommand,
    trainCommand,
    mergeCommand,
    reproduceCommand,
    probeCommand,
    doctorCommand,
  ]) {
    program.addCommand(command(terminal).copyInheritedSettings(program));
  }
  try {
    await program.parseAsync(words, { from: 'user' });
    return EXIT_DONE;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_DONE : EXIT_BAD_INPUT;
    if (error instanceof Error && error.name === 'InputError') {
      terminal.report(`plateau: ${error.message}\n`);
      return EXIT_BAD_INPUT;
    }
    if (error instanceof Error && error.name === 'StoppedError') {
      terminal.report(`plateau: ${error.message}\n`);
      return EXIT_FAILED;
    }
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    terminal.report(`plateau: unexpected failure: ${message}\n`);
    terminal.report(
      process.env.PLATEAU_DEBUG ? `${stack}\n` : 'Set PLATEAU_DEBUG=1 to see where it happened.\n',
    );
    return EXIT_FAILED;
  }
}
