import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { InputError, quote } from '../base/inputError.ts';
import type { ProbedModel } from '../features/probeTables.ts';
import { TEST_FRACTION } from '../features/testFraction.ts';
import { PAPER_SHOTS } from '../probes/probeDefaults.ts';
import type { Shots } from '../probes/supports.ts';
import { progress } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** Values of the options of `plateau probe`. */
export interface ProbeOptions {
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
  readonly csv?: boolean;
  readonly output?: string;
  readonly force?: boolean;
  readonly upstreamFile?: string;
  readonly upstream?: string;
  readonly downstream?: string;
  readonly quiet?: boolean;
}

/** Probes the models that a command line names: folders of features, or a saved model on images. */
export async function probeAll(
  paths: readonly string[],
  options: ProbeOptions,
  terminal: Terminal,
): Promise<ProbedModel[]> {
  const { model, data, test, seed, l2, quiet } = options;
  const settings = {
    test,
    testFraction: options.testFraction ?? TEST_FRACTION,
    shots: options.shots ?? PAPER_SHOTS,
    seeds: Array.from({ length: options.seeds }, (_, i) => seed + i),
    seed,
    l2,
  };
  const named = model === undefined ? paths.map(modelOf) : [{ name: 'model', path: model }];
  const twice = named.find(({ name }, i) => named.findIndex((other) => other.name === name) < i);
  if (twice) {
    throw new InputError(`two folders are called ${quote(twice.name)}`, {}, 'name them: NAME=FOLDER');
  }
  const upstream = await upstreamAccuracies(options);
  const unknown = upstream && named.find(({ name }) => !upstream.has(name));
  if (unknown) {
    throw new InputError(
      `no model ${quote(unknown.name)}`,
      { file: options.upstreamFile },
      'add it there, or give the folder that name: NAME=FOLDER',
    );
  }
  const probed: ProbedModel[] = [];
  for (const { name, path } of named) {
    const probes =
      model !== undefined && data !== undefined
        ? await probeModel(model, data)
        : (await import('../features/probeFolder.ts')).probeFolder(path, {
            ...settings,
            onLayer: quiet ? undefined : progress('layer', terminal),
          });
    const prefix = named.length > 1 ? `${name}: ` : '';
    if (!quiet) for (const note of probes.notes) terminal.report(`note: ${prefix}${note}\n`);
    probed.push({ model: name, probes, upstreamAccuracy: upstream?.get(name) });
  }
  if (!upstream && !quiet && (options.csv || options.output !== undefined)) {
    terminal.report(
      'note: the upstream accuracies are left out; give them with --upstream-file, here or to fit\n',
    );
  }
  return probed;

  async function probeModel(path: string, images: string) {
    const { probePretrained } = await import('../trainer/pretrained/probePretrained.ts');
    const { layers, pixelRange, trainLimit, testLimit } = options;
    const onImages = quiet ? undefined : progress('image', terminal);
    return probePretrained(path, images, {
      ...settings,
      layers,
      pixelRange,
      trainLimit,
      testLimit,
      onImages,
    });
  }
}

/** `vit-s=features/a` is vit-s; else the folder's name. */
function modelOf(text: string): { name: string; path: string } {
  const at = text.indexOf('=');
  if (at > 0 && !existsSync(text)) return { name: text.slice(0, at), path: text.slice(at + 1) };
  return { name: basename(resolve(text)).replace(/\.(npz|safetensors)$/i, ''), path: text };
}

async function upstreamAccuracies({ upstreamFile }: ProbeOptions): Promise<Map<string, number> | undefined> {
  if (upstreamFile === undefined) return undefined;
  const { readUpstreamAccuracies } = await import('../results/readUpstreamAccuracies.ts');
  return readUpstreamAccuracies(upstreamFile);
}
