import { InputError } from '../../base/inputError.ts';
import type { ImageSet } from './imageSet.ts';
import { fileIn, readBytes } from './readIdx.ts';
import { resizeImages } from './resizeImages.ts';

const SIDE = 32;
const PLANE = SIDE * SIDE;

/** Bytes before the pixels of an example, which of them is the label, and the files of each split. */
const FORMATS = {
  cifar10: {
    header: 1,
    label: 0,
    classes: 10,
    train: [1, 2, 3, 4, 5].map((i) => `data_batch_${i}.bin`),
    test: ['test_batch.bin'],
  },
  cifar100: { header: 2, label: 1, classes: 100, train: ['train.bin'], test: ['test.bin'] },
} as const;

/**
 * Reads one split of CIFAR-10 or CIFAR-100 in their binary version (Krizhevsky 2009): an example is its label (for
 * CIFAR-100 the coarse and the fine one, of which the fine one is taken) and 32 x 32 bytes each of red, green and blue.
 *
 * @throws InputError where a file is missing, or its length or a label cannot be right
 */
export function readCifar(
  folder: string,
  kind: keyof typeof FORMATS,
  split: 'train' | 'test',
  size: number,
): ImageSet {
  const { header, label, classes, [split]: names } = FORMATS[kind];
  const length = header + 3 * PLANE;
  const parts = names.map((name) => {
    const file = fileIn(folder, new RegExp(`^${name.replace('.', '\\.')}$`), name);
    const bytes = readBytes(file);
    if (bytes.length === 0 || bytes.length % length !== 0) {
      throw new InputError(
        `is ${bytes.length} bytes long; expected a multiple of ${length}, the length of an example`,
        { file },
        'it may be cut short, or another version of the data set: the binary one is needed',
      );
    }
    const labels = Int32Array.from({ length: bytes.length / length }, (_, i) => bytes[i * length + label]);
    const wrong = labels.findIndex((found) => found >= classes);
    if (wrong >= 0) {
      throw new InputError(`example ${wrong + 1} has label ${labels[wrong]}; expected 0 to ${classes - 1}`, {
        file,
      });
    }
    return { labels, pixels: interleave(bytes, header, length) };
  });
  const labels = Int32Array.from(parts.flatMap((part) => [...part.labels]));
  const pixels = Buffer.concat(parts.map((part) => part.pixels));
  return {
    images: resizeImages(pixels, { rows: SIDE, columns: SIDE, channels: 3, size }),
    labels,
    classes,
    size,
  };
}

/** Planes of red, green and blue as pixels of three bytes. */
function interleave(bytes: Uint8Array, header: number, length: number): Uint8Array {
  const examples = bytes.length / length;
  const pixels = new Uint8Array(examples * 3 * PLANE);
  for (let example = 0; example < examples; example++) {
    const from = example * length + header;
    const to = example * 3 * PLANE;
    for (let i = 0; i < PLANE; i++) {
      for (let channel = 0; channel < 3; channel++)
        pixels[to + 3 * i + channel] = bytes[from + channel * PLANE + i];
    }
  }
  return pixels;
}
