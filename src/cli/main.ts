import { getHeapStatistics } from 'node:v8';
import { Command, CommanderError, type Option } from 'commander';
import type { InputError } from '../base/inputError.ts';
import { version } from '../files/version.ts';
import type { Suggestion } from '../results/recognise/suggestion.ts';
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
import { statusCommand } from './commands/status.ts';
import { trainCommand } from './commands/train.ts';
import { viewCommand } from './commands/view.ts';
import { examplesText } from './examples.ts';
import { inputErrorText } from './inputErrorText.ts';
import { heapRefusal, machineRefusal } from './machineRefusal.ts';
import { ANSWER_GROUP } from './options/answerOptions.ts';
import { TABLE_GROUPS } from './options/tableOptions.ts';
import { openStandardOutput } from './standardOutput.ts';
import { stopOnSignals } from './stopOnSignals.ts';
import { type Streams, safeTerminal, type Terminal } from './terminal.ts';
import { wantsColour } from './text/paint.ts';

/** Exit codes: done, failed, bad usage or bad input. */
export const EXIT_DONE = 0;
export const EXIT_FAILED = 1;
export const EXIT_BAD_INPUT = 2;

/** Errors that are told in one line though nothing in the input is wrong: somebody or the machine says no. */
const REFUSALS = ['StoppedError', 'SlurmError'];

/** Starts the command line in this process and exits with its code. */
export async function main(argv: readonly string[]): Promise<void> {
  const output = openStandardOutput();
  // Nobody is left to tell that nobody listens.
  process.stderr.on('error', () => {});
  const report = (text: string) => process.stderr.write(text);
  stopOnSignals(report);
  const refusal = heapRefusal(getHeapStatistics().heap_size_limit);
  if (refusal) {
    report(`plateau: ${refusal}\n`);
    process.exitCode = EXIT_FAILED;
    return;
  }
  process.exitCode = await run(argv.slice(2), {
    write: output.write,
    report,
    columns: process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY,
    colours: wantsColour(process.stdout.isTTY, process.env),
    live: process.stderr.isTTY,
  });
  // A pipe tells of a failure after the write has returned.
  process.once('beforeExit', () => {
    const failure = output.failure();
    if (!failure || process.exitCode !== EXIT_DONE) return;
    process.stderr.write(`plateau: ${failure.message}\n`);
    process.exitCode = EXIT_FAILED;
  });
}

/** Groups of options that many commands share; help shows them after the command's own. */
const SHARED_GROUPS = [...TABLE_GROUPS, ANSWER_GROUP];

/** Help in the order in which it is read: the command's own options, shared ones, examples. */
function ownOptionsFirst(command: Command): Command {
  const place = ({ helpGroupHeading = '' }: Option) => SHARED_GROUPS.indexOf(helpGroupHeading);
  // Commander shows groups in the order of this list, and parses the same in any order.
  (command.options as Option[]).sort((a, b) => place(a) - place(b));
  return command.addHelpText('after', examplesText(command.name()));
}

/**
 * Runs one command line.
 *
 * @param words the words after the program's name
 * @returns the exit code
 */
export async function run(words: readonly string[], streams: Streams): Promise<number> {
  const terminal = safeTerminal(streams);
  const program = new Command('plateau')
    .description('When does a better pre-trained model stop helping your downstream task?')
    .version(version())
    .showSuggestionAfterError()
    .showHelpAfterError('Run with --help for the options.')
    .exitOverride()
    .configureOutput({
      writeOut: terminal.print,
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
    statusCommand,
    mergeCommand,
    reproduceCommand,
    probeCommand,
    doctorCommand,
  ]) {
    program.addCommand(ownOptionsFirst(command(terminal).copyInheritedSettings(program)));
  }
  try {
    await program.parseAsync(words, { from: 'user' });
    return EXIT_DONE;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_DONE : EXIT_BAD_INPUT;
    if (error instanceof Error && error.name === 'InputError') {
      terminal.report(`plateau: ${inputErrorText(error as InputError)}\n`);
      if ('suggestion' in error && error.suggestion)
        await reportSuggestion(error.suggestion, words, terminal);
      return EXIT_BAD_INPUT;
    }
    if (error instanceof Error && REFUSALS.includes(error.name)) {
      terminal.report(`plateau: ${error.message}\n`);
      return EXIT_FAILED;
    }
    const refusal = machineRefusal(error);
    if (refusal) {
      terminal.report(`plateau: ${refusal}\n`);
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

/** After the error of an unknown table: the command line that reads it. */
async function reportSuggestion(
  suggestion: unknown,
  words: readonly string[],
  terminal: Terminal,
): Promise<void> {
  const { suggestionText } = await import('./suggestionText.ts');
  terminal.report(suggestionText(suggestion as Suggestion, words));
}
