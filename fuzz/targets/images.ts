import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { encode as encodePng } from 'fast-png';
import { encode as encodeJpeg } from 'jpeg-js';
import { readCifar } from '../../src/trainer/datasets/readCifar.ts';
import { readIdx } from '../../src/trainer/datasets/readIdx.ts';
import { readImageFolder } from '../../src/trainer/datasets/readImageFolder.ts';
import { damagedBytes } from '../damage.ts';
import { target } from '../target.ts';

const folder = mkdtempSync(join(tmpdir(), 'plateau-fuzz-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const at = (...names: string[]) => join(folder, ...names);

const idx = Uint8Array.from([
  0,
  0,
  8,
  3,
  0,
  0,
  0,
  2,
  0,
  0,
  0,
  3,
  0,
  0,
  0,
  3,
  ...Array.from({ length: 18 }, (_, i) => i * 9),
]);
const labels = Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 4, 0, 1, 2, 1]);
const pixels = Uint8Array.from({ length: 5 * 4 * 4 }, (_, i) => (i * 37) % 256);
const image = { width: 5, height: 4, data: pixels };
const PNGS = [
  encodePng({ ...image, channels: 4, depth: 8 }),
  encodePng({ ...image, data: pixels.slice(0, 60), channels: 3, depth: 8 }),
  encodePng({
    ...image,
    data: Uint16Array.from(pixels.slice(0, 20), (x) => x * 250),
    channels: 1,
    depth: 16,
  }),
];
const JPEGS = [encodeJpeg(image, 80).data];
const cifar = Uint8Array.from({ length: 3073 }, (_, i) => i % 10);

const damaged = (ending: string, seeds: readonly Uint8Array[]) =>
  [
    damagedBytes(seeds),
    (bytes: Uint8Array) => {
      for (const name of ['a', 'b']) {
        mkdirSync(at(ending, name), { recursive: true });
        writeFileSync(at(ending, name, `x.${ending}`), bytes);
      }
      readImageFolder(at(ending), 4, 1);
    },
  ] as const;

/** Images and files of images. */
export const IMAGES = [
  target(
    'IDX files',
    8,
    fc.tuple(damagedBytes([idx, labels, gzipSync(idx), gzipSync(labels)]), fc.constantFrom(1, 3)),
    ([bytes, dimensions]) => {
      writeFileSync(at('x-ubyte'), bytes);
      readIdx(at('x-ubyte'), dimensions);
    },
  ),
  target('PNG images', 5, ...damaged('png', PNGS)),
  target('JPEG images', 3, ...damaged('jpg', JPEGS)),
  target('CIFAR files', 1, damagedBytes([cifar]), (bytes) => {
    writeFileSync(at('test_batch.bin'), bytes);
    readCifar(folder, 'cifar10', 'test', 8);
  }),
];
