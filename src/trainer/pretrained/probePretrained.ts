import { InputError, quote } from '../../base/inputError.ts';
import { type ProbeSummary, summariseProbes } from '../../features/probeSummary.ts';
import { type FeatureMatrix, firstUnusable } from '../../probes/featureMatrix.ts';
import type { FewShotOptions } from '../../probes/fewShotProbe.ts';
import { probeLayers } from '../../probes/probeLayers.ts';
import { splitRows } from '../../probes/splitRows.ts';
import { allRows, rowsByClass, shuffle } from '../../probes/supports.ts';
import { BACKENDS_FOR_LARGE, useBackend } from '../backend/useBackend.ts';
import type { ImageSet } from '../datasets/imageSet.ts';
import { readCifar } from '../datasets/readCifar.ts';
import { readIdxImages } from '../datasets/readIdxImages.ts';
import { readImageFolder } from '../datasets/readImageFolder.ts';
import { takeRows } from '../datasets/takeRows.ts';
import { loadPretrained } from './loadPretrained.ts';
import { modelFeatures } from './modelFeatures.ts';

/** How a saved model is probed. */
export interface PretrainedOptions extends Omit<FewShotOptions, 'from'> {
  /** Layers or nodes to probe. Default: the outputs of blocks. */
  readonly layers?: readonly string[];
  /** What black and white are to the model. */
  readonly pixelRange: readonly [number, number];
  /** Most images of each class to learn from, and to test on: the model sees no others. */
  readonly trainLimit: number;
  readonly testLimit: number;
  /** Where the data have no test split: share of every class that is held out. */
  readonly testFraction: number;
  readonly seed: number;
  readonly onImages?: (done: number, of: number) => void;
}

/** Pixels along a side of the images as they are kept: those of MNIST's and CIFAR's. */
const SIDE = { idx: 28, cifar10: 32, cifar100: 32 } as const;

/**
 * Runs a saved tfjs model over labelled images and probes its layers.
 *
 * @param data KIND:FOLDER with KIND one of idx, cifar10, cifar100 and folder (a folder of images for each class)
 * @throws InputError for a model or data that cannot be read
 */
export async function probePretrained(
  modelPath: string,
  data: string,
  options: PretrainedOptions,
): Promise<ProbeSummary> {
  await useBackend(undefined, 'fastest', BACKENDS_FOR_LARGE);
  const model = await loadPretrained(modelPath, options.layers);
  const { train, test } = readImages(data, model.imageSize, options);
  const of = train.labels.length + test.labels.length;
  options.onImages?.(0, of);
  const { onImages, pixelRange } = options;
  const trainFeatures = await modelFeatures(model, train, pixelRange, (done) => onImages?.(done, of));
  const testFeatures = await modelFeatures(model, test, pixelRange, (done) =>
    onImages?.(train.labels.length + done, of),
  );
  for (const features of [trainFeatures, testFeatures]) requireFinite(features, model.outputs, modelPath);
  const layers = model.outputs.map((name, i) => ({
    name,
    read: () => trainFeatures[i],
    readTest: () => testFeatures[i],
  }));
  const rows = { labels: train.labels, train: allRows(train.labels.length), test: { labels: test.labels } };
  return summariseProbes(probeLayers(layers, rows, options, options.seed), rows, options.shots);
}

/** Broken weights, or images on a scale that the model was not made for, give features that are no numbers. */
function requireFinite(
  features: readonly FeatureMatrix[],
  outputs: readonly string[],
  modelPath: string,
): void {
  features.forEach(({ values, columns }, layer) => {
    const at = firstUnusable(values);
    if (at < 0) return;
    throw new InputError(
      `its layer ${quote(outputs[layer])} gives ${values[at]} (feature ${at % columns} of image ${Math.floor(at / columns)}, counted from 0); expected finite numbers`,
      { file: modelPath },
      'its weights may be damaged, or the range of its pixels another one',
    );
  });
}

/** Some images of every class to learn from and to test on. */
function readImages(
  data: string,
  size: number,
  options: PretrainedOptions,
): { train: ImageSet; test: ImageSet } {
  const { trainLimit, testLimit, testFraction, seed } = options;
  const [kind, ...rest] = data.split(':');
  const folder = rest.join(':');
  if (kind === 'folder' && folder !== '') {
    const all = readImageFolder(folder, size, trainLimit + testLimit);
    const { train, test } = splitRows(all.labels, testFraction, seed);
    if (test.length === 0) throw new InputError('holds too few images to test on', { file: folder });
    return {
      train: some(takeRows(all, train), trainLimit, seed),
      test: some(takeRows(all, test), testLimit, seed),
    };
  }
  if (folder === '' || !(kind in SIDE)) {
    throw new InputError(
      `${quote(data)} names no data; expected KIND:FOLDER, where KIND is one of idx, cifar10, cifar100, folder`,
      {},
      'for example idx:/usr/share/datasets/fashion-mnist',
      { name: 'data' },
    );
  }
  const known = kind as keyof typeof SIDE;
  const read = (split: 'train' | 'test', limit: number) => {
    const side = SIDE[known];
    const set = known === 'idx' ? readIdxImages(folder, split, side) : readCifar(folder, known, split, side);
    return some(set, limit, seed);
  };
  return { train: read('train', trainLimit), test: read('test', testLimit) };
}

/** At most so many images of each class, at random. */
function some(set: ImageSet, most: number, seed: number): ImageSet {
  const rows = [...rowsByClass(set.labels, allRows(set.labels.length))].flatMap(([label, own]) =>
    shuffle(own, seed, label, 'images').slice(0, most),
  );
  return takeRows(set, rows);
}
