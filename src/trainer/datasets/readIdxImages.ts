import { basename } from 'node:path';
import { InputError } from '../../base/inputError.ts';
import type { ImageSet } from './imageSet.ts';
import { fileIn, readIdx } from './readIdx.ts';
import { resizeImages } from './resizeImages.ts';

const SPLIT_NAME = { train: 'train', test: '(t10k|test)' } as const;
const SPLIT_EXAMPLE = { train: 'train', test: 't10k' } as const;

/**
 * Reads the images and labels of one split of a data set in the form of MNIST: four files named like
 * `train-images-idx3-ubyte` and `t10k-labels-idx1-ubyte`, plain or `.gz`.
 *
 * @throws InputError where a file is missing or damaged, or there are not as many labels as images
 */
export function readIdxImages(folder: string, split: 'train' | 'test', size: number): ImageSet {
  const find = (what: string, dimensions: number) =>
    fileIn(
      folder,
      new RegExp(`${SPLIT_NAME[split]}-${what}[-.]idx${dimensions}-ubyte(\\.gz)?$`),
      `${SPLIT_EXAMPLE[split]}-${what}-idx${dimensions}-ubyte (or .gz)`,
    );
  const imagesPath = find('images', 3);
  const labelsPath = find('labels', 1);
  const { shape, values } = readIdx(imagesPath, 3);
  const labels = Int32Array.from(readIdx(labelsPath, 1).values);
  const [count, rows, columns] = shape;
  if (labels.length !== count) {
    throw new InputError(`holds ${labels.length} labels for ${count} images in ${basename(imagesPath)}`, {
      file: labelsPath,
    });
  }
  if (values.length === 0) throw new InputError('holds no images', { file: imagesPath });
  return {
    images: resizeImages(values, { rows, columns, channels: 1, size }),
    labels,
    classes: labels.reduce((most, label) => Math.max(most, label), 0) + 1,
    size,
  };
}
