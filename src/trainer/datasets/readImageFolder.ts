import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode as decodePng } from 'fast-png';
import { decode as decodeJpeg } from 'jpeg-js';
import { InputError } from '../../base/inputError.ts';
import { essentialPng } from './essentialPng.ts';
import type { ImageSet } from './imageSet.ts';
import { resizeImages } from './resizeImages.ts';

/** Classes are put in the order of their names, numbers in names by their value. */
const byName = new Intl.Collator('en', { numeric: true }).compare;
const IMAGE = /\.(png|jpe?g)$/i;

/**
 * Reads a folder with a folder of PNG or JPEG images a class, resized to squares. Transparent pixels are black.
 *
 * @param most images to read of each class, the first by name
 * @throws InputError where there are fewer than two classes, or an image cannot be read
 */
export function readImageFolder(folder: string, size: number, most = Number.POSITIVE_INFINITY): ImageSet {
  const classes = list(folder).filter((entry) => entry.isDirectory());
  const names = classes.map(({ name }) => name).sort(byName);
  const files = names.map((name) =>
    list(join(folder, name))
      .flatMap((entry) => (IMAGE.test(entry.name) ? [join(folder, name, entry.name)] : []))
      .sort(byName)
      .slice(0, most),
  );
  const empty = names.find((_, c) => files[c].length === 0);
  if (names.length < 2 || empty !== undefined) {
    throw new InputError(
      empty === undefined
        ? `holds ${names.length} folders; expected one folder of images for each of two or more classes`
        : `the folder of class ${JSON.stringify(empty)} holds no .png or .jpg file`,
      { file: folder },
    );
  }
  const all = files.flat();
  const images = new Uint8Array(all.length * size * size * 3);
  for (const [i, file] of all.entries()) images.set(decodeImage(file, size), i * size * size * 3);
  const labels = Int32Array.from(files.flatMap((own, c) => own.map(() => c)));
  return { images, labels, classes: names.length, size };
}

function decodeImage(file: string, size: number): Uint8Array {
  const bytes = readFileSync(file);
  try {
    const { width, height, pixels } = /\.png$/i.test(file) ? png(bytes) : jpeg(bytes);
    return resizeImages(pixels, { rows: height, columns: width, channels: 3, size });
  } catch (error) {
    throw new InputError(`cannot be read as an image (${(error as Error).message.split('\n')[0]})`, {
      file,
    });
  }
}

interface DecodedImage {
  readonly width: number;
  readonly height: number;
  /** RGB. */
  readonly pixels: Uint8Array;
}

function jpeg(bytes: Uint8Array): DecodedImage {
  const { width, height, data } = decodeJpeg(bytes, { useTArray: true, formatAsRGBA: false });
  return { width, height, pixels: data };
}

function png(bytes: Uint8Array): DecodedImage {
  const { width, height, data, channels, depth, palette } = decodePng(essentialPng(bytes));
  if (depth < 8 && !palette) throw new Error(`${depth} bits a pixel; expected 8 or 16, or a palette`);
  const pixels = new Uint8Array(width * height * 3);
  const byte = (value: number) => (depth === 16 ? value >> 8 : value);
  for (let i = 0; i < width * height; i++) {
    const colour = palette ? palette[data[i]] : undefined;
    const alpha = channels === 2 || channels === 4 ? byte(data[i * channels + channels - 1]) / 255 : 1;
    for (let c = 0; c < 3; c++) {
      pixels[3 * i + c] = colour
        ? colour[c]
        : Math.round(alpha * byte(data[i * channels + (channels < 3 ? 0 : c)]));
    }
  }
  return { width, height, pixels };
}

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new InputError(code === 'ENOENT' ? 'no such folder' : `cannot be read (${code})`, { file: folder });
  }
}
