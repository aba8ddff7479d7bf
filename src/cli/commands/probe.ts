import { Command, InvalidArgumentError } from 'commander';
import { TEST_FRACTION } from '../../features/testFraction.ts';
import type { Shots } from '../../probes/supports.ts';
import type { ProbeOptions } from '../probeAll.ts';
import type { Terminal } from '../terminal.ts';
import { terminalText } from '../terminalText.ts';

/** `plateau probe`: what each layer knows. */
export function probeCommand(terminal: Terminal): Command {
  return new Command('probe')
    .description('few-shot accuracy of a linear probe on every layer of a model')
    .argument(
      '[features...]',
      'folders with one .npy (n x d) a layer, or an .npz or .safetensors of them, and labels.npy or labels.csv; NAME=FOLDER names a model',
    )
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
    .option('--csv', 'a row a model, layer, number of shots and seed (layers.csv)')
    .option('-o, --output <folder>', 'write layers.csv, and results.csv with the top layers, to a folder')
    .option('--force', 'replace what is there')
    .option('--upstream-file <file>', 'table of model and upstream_accuracy, for --csv and -o')
    .option('--upstream <task>', 'name of the upstream task in the tables', 'upstream')
    .option('--downstream <task>', 'name of the downstream task in the tables', 'downstream')
    .option('--quiet', 'no progress and no warnings')
    .action(async (paths: string[], options: ProbeOptions) => {
      const { InputError } = await import('../../base/inputError.ts');
      const { model, data, test } = options;
      if (test !== undefined && options.testFraction !== undefined) {
        throw new InputError('--test and --test-fraction both say what to test on', {}, 'give one of them');
      }
      if ((paths.length === 0) === (model === undefined) || (model === undefined) !== (data === undefined)) {
        throw new InputError(
          'expected a folder of features, or --model with --data',
          {},
          'for example: plateau probe features, or plateau probe --model model.json --data idx:/usr/share/datasets/fashion-mnist',
        );
      }
      if (options.json && (options.csv || paths.length > 1)) {
        throw new InputError('--json is for one folder of features', {}, 'take --csv for several');
      }
      const { probeAll } = await import('../probeAll.ts');
      const probed = await probeAll(paths, options, terminal);
      const { layersCsv, resultsCsv } = await import('../../features/probeTables.ts');
      if (options.output !== undefined) {
        const { writeTables } = await import('../../files/writeTables.ts');
        const tables = {
          'layers.csv': layersCsv(probed, options),
          'results.csv': resultsCsv(probed, options),
        };
        writeTables(options.output, tables, options.force ?? false);
        if (!options.quiet) terminal.report(`layers.csv and results.csv written to ${options.output}\n`);
      }
      const [{ probes }] = probed;
      if (options.json) {
        const { probeDocument } = await import('../../documents/probeJson.ts');
        const heldOut = model === undefined ? test === undefined : (data as string).startsWith('folder:');
        const source = {
          path: paths[0] ?? (data as string),
          model: model ?? null,
          test: test ?? null,
          testFraction: heldOut ? (options.testFraction ?? TEST_FRACTION) : null,
          seed: options.seed,
          l2: options.l2,
        };
        terminal.write(`${JSON.stringify(probeDocument(source, probes), null, 2)}\n`);
      } else if (options.csv) {
        terminal.write(layersCsv(probed, options));
      } else {
        const { probeText } = await import('../text/probeText.ts');
        const texts = probed.map((one) => {
          const title = probed.length > 1 ? `${terminalText(one.model)}: ` : '';
          return title + probeText(one.probes, terminal.columns);
        });
        terminal.print(texts.join('\n'));
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
