import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import { parseDatasetSource, readDataset } from './dataset.ts';
import { resizeImages } from './resizeImages.ts';

const scratch = mkdtempSync(join(tmpdir(), 'd-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function idx(shape: number[], values: Uint8Array): Buffer {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header[2] = 8;
  header[3] = shape.length;
  shape.forEach((length, i) => {
    header.writeUInt32BE(length, 4 + 4 * i);
  });
  return Buffer.concat([header, values]);
}

/** A folder with a data set like MNIST: 6 images of 4 x 4 and 3 classes, changed by `damage`. */
function idxFolder(name: string, damage: (files: Record<string, Buffer>) => void = () => {}): string {
  const images = idx(
    [6, 4, 4],
    Uint8Array.from({ length: 96 }, (_, i) => i * 2),
  );
  const labels = idx([6], Uint8Array.of(0, 1, 2, 0, 1, 2));
  const files: Record<string, Buffer> = {
    'train-images-idx3-ubyte': images,
    'train-labels-idx1-ubyte.gz': gzipSync(labels),
    't10k-images-idx3-ubyte.gz': gzipSync(images),
    't10k-labels-idx1-ubyte': labels,
  };
  damage(files);
  return folderOf(name, files);
}

function folderOf(name: string, files: Record<string, Buffer>): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  for (const [file, bytes] of Object.entries(files)) writeFileSync(join(folder, file), bytes);
  return folder;
}

describe('IDX', () => {
  test('plain and compressed files are read, grey as three channels', () => {
    const { train, test: held } = readDataset({ name: 'x', kind: 'idx', folder: idxFolder('good') }, 4);
    expect([...train.labels]).toEqual([0, 1, 2, 0, 1, 2]);
    expect(train.classes).toBe(3);
    expect([...train.images.subarray(0, 6)]).toEqual([0, 0, 0, 2, 2, 2]);
    expect(held.images).toEqual(train.images);
  });

  const damages: [string, (files: Record<string, Buffer>) => void, RegExp][] = [
    [
      'cut short',
      (files) => {
        files['train-images-idx3-ubyte'] = files['train-images-idx3-ubyte'].subarray(0, 60);
      },
      /train-images-idx3-ubyte: holds 44 bytes of values; its header says 6 x 4 x 4 = 96; it may be cut short/,
    ],
    [
      'cut short within the compression',
      (files) => {
        files['t10k-images-idx3-ubyte.gz'] = files['t10k-images-idx3-ubyte.gz'].subarray(0, 40);
      },
      /t10k-images-idx3-ubyte.gz: cannot be decompressed \(.*\); it may be cut short/,
    ],
    [
      'no IDX',
      (files) => {
        files['train-images-idx3-ubyte'] = Buffer.from('<html>');
      },
      /is no IDX file: it starts with 3c 68 74 6d; expected 00 00 08/,
    ],
    [
      'empty',
      (files) => {
        files['train-images-idx3-ubyte'] = Buffer.alloc(0);
      },
      /is no IDX file: it starts with nothing/,
    ],
    [
      'of floats',
      (files) => {
        files['t10k-labels-idx1-ubyte'][2] = 0x0d;
      },
      /holds IDX values of type 0x0d; expected unsigned bytes \(0x08\)/,
    ],
    [
      'labels where images should be',
      (files) => {
        files['train-images-idx3-ubyte'] = files['t10k-labels-idx1-ubyte'];
      },
      /has 1 dimensions; expected 3/,
    ],
    [
      'fewer labels than images',
      (files) => {
        files['t10k-labels-idx1-ubyte'] = idx([5], Uint8Array.of(0, 1, 2, 0, 1));
      },
      /t10k-labels-idx1-ubyte: holds 5 labels for 6 images/,
    ],
    [
      'a file missing',
      (files) => {
        delete files['t10k-labels-idx1-ubyte'];
      },
      /no file like t10k-labels-idx1-ubyte \(or .gz\)/,
    ],
  ];
  test.each(damages)('%s: one line that says so', (name, damage, message) => {
    // Short, for messages shorten long paths.
    const folder = idxFolder(String(damages.findIndex(([title]) => title === name)), damage);
    expect(() => readDataset({ name: 'x', kind: 'idx', folder }, 4)).toThrow(message);
  });

  test('a folder that is not there', () => {
    expect(() => readDataset({ name: 'x', kind: 'idx', folder: join(scratch, 'none') }, 4)).toThrow(
      /no such folder/,
    );
  });
});

describe('CIFAR', () => {
  const example = (...header: number[]) => {
    const planes = Buffer.alloc(3072);
    planes.fill(10, 0, 1024).fill(20, 1024, 2048).fill(30, 2048);
    return Buffer.concat([Buffer.from(header), planes]);
  };

  test('CIFAR-10 is read: labels, and planes as pixels', () => {
    const batches = Object.fromEntries([1, 2, 3, 4, 5].map((i) => [`data_batch_${i}.bin`, example(i)]));
    const folder = folderOf('cifar10', {
      ...batches,
      'test_batch.bin': Buffer.concat([example(9), example(0)]),
    });
    const { train, test: held } = readDataset({ name: 'x', kind: 'cifar10', folder }, 24);
    expect([...train.labels]).toEqual([1, 2, 3, 4, 5]);
    expect([...held.labels]).toEqual([9, 0]);
    expect(train.classes).toBe(10);
    expect([...train.images.subarray(0, 6)]).toEqual([10, 20, 30, 10, 20, 30]);
  });

  test('CIFAR-100 gives the fine label', () => {
    const folder = folderOf('cifar100', { 'train.bin': example(3, 77), 'test.bin': example(4, 99) });
    const { train, test: held } = readDataset({ name: 'x', kind: 'cifar100', folder }, 24);
    expect([train.labels[0], held.labels[0], train.classes]).toEqual([77, 99, 100]);
  });

  test('cut short, or with a label that cannot be', () => {
    const short = folderOf('short', {
      'train.bin': example(3, 77).subarray(0, 3000),
      'test.bin': example(4, 99),
    });
    const read = (folder: string) => () => readDataset({ name: 'x', kind: 'cifar100', folder }, 24);
    expect(read(short)).toThrow(/train.bin: is 3000 bytes long; expected a multiple of 3074/);
    const wrong = folderOf('wrong', { 'train.bin': example(3, 100), 'test.bin': example(4, 99) });
    expect(read(wrong)).toThrow(/train.bin: example 1 has label 100; expected 0 to 99/);
  });
});

describe('resizing', () => {
  const grey = (values: number[], size: number) => {
    const side = Math.sqrt(values.length);
    const resized = resizeImages(Uint8Array.from(values), { rows: side, columns: side, channels: 1, size });
    return [...resized].filter((_, i) => i % 3 === 0);
  };

  test('same size is the same image', () => {
    expect(grey([1, 2, 3, 4], 2)).toEqual([1, 2, 3, 4]);
  });

  test('shrinking averages areas', () => {
    expect(grey([0, 100, 200, 100], 1)).toEqual([100]);
    // 3 to 2: a pixel covers one and a half of each side, so the corner weighs 4/9 and its neighbours 2/9 and 1/9.
    expect(grey([90, 0, 0, 0, 0, 0, 0, 0, 0], 2)).toEqual([40, 0, 0, 0]);
  });

  test('enlarging interpolates between pixel centres', () => {
    expect(grey([0, 100, 0, 100], 4).slice(0, 4)).toEqual([0, 25, 75, 100]);
  });
});

test('a source is a kind and a folder, with a name', () => {
  expect(parseDatasetSource('--task', 'fashion=idx:/data/a:b')).toEqual({
    name: 'fashion',
    kind: 'idx',
    folder: '/data/a:b',
  });
  expect(parseDatasetSource('--task', 'cifar10:c').name).toBe('cifar10');
  expect(() => parseDatasetSource('--task', 'fashion=tar:/data')).toThrow(
    /--task "fashion=tar:\/data" names no data set/,
  );
});

const FASHION = '/usr/share/datasets/fashion-mnist';
if (!existsSync(FASHION))
  process.stderr.write(`SKIPPED: Fashion-MNIST: no ${FASHION} (Debian: dataset-fashion-mnist)\n`);
(existsSync(FASHION) ? describe : describe.skip)(
  'Fashion-MNIST (SKIPPED where Debian has no dataset-fashion-mnist)',
  () => {
    test('has 60,000 and 10,000 images, equally many of ten classes', () => {
      const { train, test: held } = readDataset({ name: 'fashion', kind: 'idx', folder: FASHION }, 24);
      expect([train.labels.length, held.labels.length, train.classes]).toEqual([60_000, 10_000, 10]);
      const counts = new Array<number>(10).fill(0);
      for (const label of held.labels) counts[label]++;
      expect(counts).toEqual(new Array(10).fill(1000));
    });
  },
);
