import { Command, InvalidArgumentError } from 'commander';
import type { Shots } from '../probes/supports.ts';
import type { Terminal } from './terminal.ts';

interface ProbeOptions {
  readonly test?: string;
  readonly testFraction?: number;
  readonly shots?: Shots[];
  readonly seeds: number;
  readonly seed: number;
  readonly l2: number | 'auto';
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Share of every class to test on, where no test set is given. */
const TEST_FRACTION = 0.2;

/** `plateau probe`: what each layer knows. */
export function probeCommand(terminal: Terminal): Command {
  return new Command('probe')
    .description('few-shot accuracy of a linear probe on every layer of a model')
    .argument('<features>', 'folder with one .npy (n x d) a layer, or an .npz of them, and labels.npy')
    .optionsGroup('Examples:')
    .option('--test <folder>', 'features and labels to test on, the same layers')
    .option(
      '--test-fraction <share>',
      `without --test: share of every class to test on (default: ${TEST_FRACTION})`,
      share,
    )
    .option('--shots <list>', 'examples a class to learn from, or all (default: 1,5,10,25)', shotsList)
    .option('--seeds <count>', 'supports drawn for each number of shots', whole(1), 3)
    .option('--seed <number>', 'of everything that is drawn', whole(0), 0)
    .optionsGroup('Probe:')
    .option(
      '--l2 <number>',
      'ridge penalty; auto: by leave-one-out on the support; the paper has 1024',
      l2Value,
      'auto' as const,
    )
    .optionsGroup('Output:')
    .option('--json', 'one JSON object (plateau.probe/1)')
    .option('--quiet', 'no progress and no warnings')
    .action(async (path: string, options: ProbeOptions) => {
      const { InputError } = await import('../results/inputError.ts');
      if (options.test !== undefined && options.testFraction !== undefined) {
        throw new InputError('--test and --test-fraction both say what to test on', {}, 'give one of them');
      }
      const { probeFolder } = await import('../features/probeFolder.ts');
      const { PAPER_SHOTS } = await import('../probes/probeDefaults.ts');
      const { progress } = await import('./progress.ts');
      const { seed, l2, test, quiet } = options;
      const settings = {
        test,
        testFraction: options.testFraction ?? TEST_FRACTION,
        shots: options.shots ?? PAPER_SHOTS,
        seeds: Array.from({ length: options.seeds }, (_, i) => seed + i),
        seed,
        l2,
        onLayer: quiet ? undefined : progress('layer', terminal),
      };
      const probes = probeFolder(path, settings);
      if (!quiet) for (const note of probes.notes) terminal.report(`note: ${note}\n`);
      if (options.json) {
        const { probeDocument } = await import('../report/probeJson.ts');
        terminal.write(`${JSON.stringify(probeDocument(path, probes, settings), null, 2)}\n`);
      } else {
        const { probeText } = await import('./probeText.ts');
        terminal.write(probeText(probes, terminal.columns));
      }
    });
}

function share(value: string): number {
  const number = Number(value);
  if (value.trim() !== '' && number > 0 && number < 1) return number;
  throw new InvalidArgumentError('Expected a share between 0 and 1, such as 0.2.');
}

function shotsList(value: string): Shots[] {
  const list = value.split(',').map((item): Shots => {
    const text = item.trim();
    if (text === 'all') return text;
    const number = Number(text);
    if (Number.isInteger(number) && number >= 1) return number;
    throw new InvalidArgumentError(
      `Expected whole numbers from 1, or "all", with commas between; found "${text}".`,
    );
  });
  return [...new Set(list)];
}

function whole(least: number) {
  return (value: string): number => {
    const number = Number(value);
    if (value.trim() !== '' && Number.isInteger(number) && number >= least && number <= 2 ** 31)
      return number;
    throw new InvalidArgumentError(`Expected a whole number from ${least}.`);
  };
}

function l2Value(value: string): number | 'auto' {
  if (value === 'auto') return value;
  const number = Number(value);
  if (value.trim() !== '' && number > 0 && number < Number.POSITIVE_INFINITY) return number;
  throw new InvalidArgumentError('Expected a positive number, or auto.');
}
