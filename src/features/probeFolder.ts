import { InputError, quote, quoteList } from '../base/inputError.ts';
import type { FeatureMatrix } from '../probes/featureMatrix.ts';
import type { FewShotOptions } from '../probes/fewShotProbe.ts';
import { PAPER_SHOTS } from '../probes/probeDefaults.ts';
import { type ProbedLayer, type ProbeRows, probeLayers } from '../probes/probeLayers.ts';
import { splitRows } from '../probes/splitRows.ts';
import { allRows } from '../probes/supports.ts';
import { type FeatureFolder, type LayerSource, openFeatureFolder } from './featureFolder.ts';
import { type ProbeSummary, summariseProbes } from './probeSummary.ts';
import { sameNumbers } from './readLabels.ts';
import { TEST_FRACTION } from './testFraction.ts';

/** How exported features are probed. */
export interface ProbeFolderOptions extends Omit<Partial<FewShotOptions>, 'from'> {
  /** Folder with features and labels of test examples. Default: a share of the examples is held out. */
  readonly test?: string;
  /** Share of every class that is held out to test on, in (0, 1). Default 0.2. */
  readonly testFraction?: number;
  /** Seed of the held-out share and of the division by which the best layer is chosen. Default 0. */
  readonly seed?: number;
  /** Told before the first layer and after each one. */
  readonly onLayer?: (done: number, of: number) => void;
}

/**
 * Probes every layer of a folder of exported features, one layer in memory at a time: `.npy` arrays (n x d), `.npz` or
 * `.safetensors` files, and labels as an array or in `labels.csv`.
 *
 * @param path folder, or an archive with labels in it
 * @param given default: 1, 5, 10 and 25 shots, three supports each, L2 by leave-one-out
 * @throws InputError naming the file for features or labels that do not fit together
 */
export function probeFolder(path: string, given: ProbeFolderOptions = {}): ProbeSummary {
  const options = { ...DEFAULTS, ...given };
  const folder = openFeatureFolder(path);
  const test = options.test === undefined ? undefined : openFeatureFolder(options.test);
  const rows = chooseRows(folder, test, options);
  const { train } = rows;
  const layers = folder.layers.map((layer) => probedLayer(layer, folder, test));
  options.onLayer?.(0, layers.length);
  const probes = probeLayers(layers, rows, { ...options, from: train }, options.seed, (done) =>
    options.onLayer?.(done, layers.length),
  );
  return summariseProbes(probes, rows, options.shots);
}

const DEFAULTS = { shots: PAPER_SHOTS, seeds: [0, 1, 2], testFraction: TEST_FRACTION, seed: 0 };

function chooseRows(
  folder: FeatureFolder,
  test: FeatureFolder | undefined,
  options: { readonly testFraction: number; readonly seed: number },
): ProbeRows {
  const { labels, path } = folder;
  const classes = new Set(labels);
  if (classes.size < 2) {
    throw new InputError(`the labels hold a single class (${labels[0]}); expected two or more`, {
      file: path,
    });
  }
  if (!test) {
    const split = splitRows(labels, options.testFraction, options.seed);
    if (split.test.length === 0) {
      throw new InputError(
        `a test share of ${options.testFraction} leaves nothing of ${labels.length} examples in ${classes.size} classes`,
        { file: path },
        'give more examples, test on a larger share, or on others',
        { name: 'testFraction' },
        { name: 'test' },
      );
    }
    return { labels, train: split.train, test: { rows: split.test } };
  }
  const testLabels = sameNumbers(test, folder, test.path);
  const unknown = testLabels.findIndex((label) => !classes.has(label));
  if (unknown >= 0) {
    throw new InputError(
      `label ${test.names ? quote(test.names[test.labels[unknown]]) : testLabels[unknown]} at ${unknown} (counted from 0) is no class of ${quote(path)}`,
      { file: test.path },
      'training and test labels must mean the same classes',
    );
  }
  return { labels, train: allRows(labels.length), test: { labels: testLabels } };
}

function probedLayer(
  layer: LayerSource,
  folder: FeatureFolder,
  test: FeatureFolder | undefined,
): ProbedLayer {
  const { name } = layer;
  const read = () => readChecked(layer, folder);
  if (!test) return { name, read };
  const other = test.layers.find((candidate) => candidate.name === name);
  if (!other) {
    throw new InputError(
      `no layer ${quote(name)}; found ${quoteList(test.layers.map((candidate) => candidate.name))}`,
      { file: test.path },
      `export the same layers as in ${quote(folder.path)}`,
    );
  }
  let columns = 0;
  return {
    name,
    read: () => {
      const features = read();
      columns = features.columns;
      return features;
    },
    readTest: () => {
      const features = readChecked(other, test);
      if (features.columns === columns) return features;
      throw new InputError(
        `has ${features.columns} features; expected ${columns}, as ${quote(layer.file)} has`,
        {
          file: other.file,
        },
      );
    },
  };
}

function readChecked(layer: LayerSource, { labels, path }: FeatureFolder): FeatureMatrix {
  const features = layer.read();
  if (features.rows === labels.length) return features;
  throw new InputError(
    `has ${features.rows} rows; expected ${labels.length}, one for each label of ${quote(path)}`,
    { file: layer.file },
    'export features and labels of the same examples in the same order',
  );
}
