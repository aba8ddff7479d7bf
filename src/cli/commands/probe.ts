import { Command, InvalidArgumentError } from 'commander';
import type { ProbeSummary } from '../../features/probeSummary.ts';
import type { Shots } from '../../probes/supports.ts';
import type { Terminal } from '../terminal.ts';
import { terminalText } from '../terminalText.ts';

interface ProbeOptions {
  readonly test?: string;
  readonly testFraction?: number;
  readonly shots?: Shots[];
  readonly seeds: number;
  readonly seed: number;
  readonly l2: number | 'auto';
  readonly model?: string;
  readonly data?: string;
  readonly layers?: string[];
  readonly pixelRange: [number, number];
  readonly trainLimit: number;
  readonly testLimit: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Share of every class to test on, where no test set is given. */
const TEST_FRACTION = 0.2;

/** `plateau probe`: what each layer knows. */
export function probeCommand(terminal: Terminal): Command {
  return new Command('probe')
    .description('few-shot accuracy of a linear probe on every layer of a model')
    .argument('[features]', 'folder with one .npy (n x d) a layer, or an .npz of them, and labels.npy')
    .optionsGroup('Or a saved tfjs model:')
    .option('--model <model.json>', 'LayersModel or GraphModel whose layers are probed')
    .option(
      '--data <kind:folder>',
      'images: idx:, cifar10: or cifar100:, or folder: with a folder of PNG or JPEG a class',
    )
    .option(
      '--layers <names>',
      'layers or nodes to probe (default: the outputs of blocks)',
      (value: string) => value.split(',').map((name) => name.trim()),
    )
    .option('--pixel-range <black,white>', 'what the model takes for black and white', pixelRange, [0, 1] as [
      number,
      number,
    ])
    .option('--train-limit <count>', 'most images of a class to learn from', whole(1), 100)
    .option('--test-limit <count>', 'most images of a class to test on', whole(1), 100)
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
    .action(async (path: string | undefined, options: ProbeOptions) => {
      const { InputError } = await import('../../base/inputError.ts');
      const { model, data, test, seed, l2, quiet } = options;
      if (test !== undefined && options.testFraction !== undefined) {
        throw new InputError('--test and --test-fraction both say what to test on', {}, 'give one of them');
      }
      if ((path === undefined) === (model === undefined) || (model === undefined) !== (data === undefined)) {
        throw new InputError(
          'expected a folder of features, or --model with --data',
          {},
          'for example: plateau probe features, or plateau probe --model model.json --data idx:/usr/share/datasets/fashion-mnist',
        );
      }
      const { PAPER_SHOTS } = await import('../../probes/probeDefaults.ts');
      const { progress } = await import('../progress.ts');
      const settings = {
        test,
        testFraction: options.testFraction ?? TEST_FRACTION,
        shots: options.shots ?? PAPER_SHOTS,
        seeds: Array.from({ length: options.seeds }, (_, i) => seed + i),
        seed,
        l2,
      };
      let probes: ProbeSummary;
      let heldOut = test === undefined;
      if (model !== undefined && data !== undefined) {
        const { probePretrained } = await import('../../trainer/pretrained/probePretrained.ts');
        const { layers, pixelRange, trainLimit, testLimit } = options;
        const onImages = quiet ? undefined : progress('image', terminal);
        probes = await probePretrained(model, data, {
          ...settings,
          layers,
          pixelRange,
          trainLimit,
          testLimit,
          onImages,
        });
        heldOut = data.startsWith('folder:');
      } else {
        const { probeFolder } = await import('../../features/probeFolder.ts');
        const onLayer = quiet ? undefined : progress('layer', terminal);
        probes = probeFolder(path as string, { ...settings, onLayer });
      }
      if (!quiet) for (const note of probes.notes) terminal.report(`note: ${terminalText(note)}\n`);
      if (options.json) {
        const { probeDocument } = await import('../../documents/probeJson.ts');
        const source = {
          path: path ?? (data as string),
          model: model ?? null,
          test: test ?? null,
          testFraction: heldOut ? settings.testFraction : null,
          seed,
          l2,
        };
        terminal.write(`${JSON.stringify(probeDocument(source, probes), null, 2)}\n`);
      } else {
        const { probeText } = await import('../text/probeText.ts');
        terminal.print(probeText(probes, terminal.columns));
      }
    });
}

function pixelRange(value: string): [number, number] {
  const [black, white, more] = value.split(',').map(Number);
  if (Number.isFinite(black) && Number.isFinite(white) && more === undefined && black !== white)
    return [black, white];
  throw new InvalidArgumentError('Expected two numbers with a comma between, such as -1,1.');
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
