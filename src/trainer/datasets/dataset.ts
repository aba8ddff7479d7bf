import { InputError, quote, quoteList } from '../../base/inputError.ts';
import { DATASET_KINDS, type DatasetKind } from './datasetKinds.ts';
import type { ImageSet } from './imageSet.ts';
import { readCifar } from './readCifar.ts';
import { readIdxImages } from './readIdxImages.ts';

/** A data set of somebody's own, as a command line names it. */
export interface DatasetSource {
  /** Name of the task. */
  readonly name: string;
  readonly kind: DatasetKind;
  readonly folder: string;
}

/** Images to learn from and images to test with. */
export interface Dataset {
  readonly train: ImageSet;
  readonly test: ImageSet;
}

/**
 * Reads `NAME=KIND:FOLDER` or `KIND:FOLDER`, whose name is the kind.
 *
 * @throws InputError where that is not what it is
 * @example parseDatasetSource('--task', 'fashion=idx:/data/fashion').name // 'fashion'
 */
export function parseDatasetSource(flag: string, text: string): DatasetSource {
  const match = /^(?:([^=:]+)=)?([^=:]+):(.+)$/.exec(text);
  const kind = DATASET_KINDS.find((known) => known === match?.[2]);
  if (!match || !kind) {
    throw new InputError(
      `${flag} ${quote(text)} names no data set; expected NAME=KIND:FOLDER, where KIND is one of ${quoteList(DATASET_KINDS)}`,
      {},
      `for example ${flag} fashion=idx:/usr/share/datasets/fashion-mnist`,
    );
  }
  return { name: (match[1] ?? kind).trim(), kind, folder: match[3] };
}

/**
 * Reads a data set and resizes its images.
 *
 * @param size width and height of the images that a model takes
 * @throws InputError where files are missing, damaged, or do not fit one another
 */
export function readDataset({ kind, folder }: DatasetSource, size: number): Dataset {
  const read = (split: 'train' | 'test') =>
    kind === 'idx' ? readIdxImages(folder, split, size) : readCifar(folder, kind, split, size);
  const [train, test] = [read('train'), read('test')];
  const classes = Math.max(train.classes, test.classes);
  return { train: { ...train, classes }, test: { ...test, classes } };
}
