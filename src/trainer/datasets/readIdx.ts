import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { InputError } from '../../base/inputError.ts';

/** An IDX file of unsigned bytes: its dimensions, the first one counting the examples, and its values. */
export interface IdxFile {
  readonly shape: readonly number[];
  readonly values: Uint8Array;
}

const UNSIGNED_BYTE = 0x08;

/**
 * Reads an IDX file of unsigned bytes, plain or gzip-compressed (format: "THE IDX FILE FORMAT" on the MNIST page: two
 * zero bytes, type, number of dimensions, each dimension as a big-endian 32-bit integer, values).
 *
 * @throws InputError where the file is missing, is no IDX file, is not as long as its header says
 */
export function readIdx(path: string, dimensions: number): IdxFile {
  const place = { file: path };
  const bytes = inflate(readBytes(path), path);
  if (bytes.length < 4 || bytes[0] !== 0 || bytes[1] !== 0) {
    const found = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    throw new InputError(`is no IDX file: it starts with ${found || 'nothing'}; expected 00 00 08`, place);
  }
  if (bytes[2] !== UNSIGNED_BYTE) {
    const type = `0x${bytes[2].toString(16).padStart(2, '0')}`;
    throw new InputError(`holds IDX values of type ${type}; expected unsigned bytes (0x08)`, place);
  }
  if (bytes[3] !== dimensions) {
    throw new InputError(
      `has ${bytes[3]} dimensions; expected ${dimensions}`,
      place,
      'images have 3 (count, rows, columns), labels 1',
    );
  }
  const header = 4 + 4 * dimensions;
  if (bytes.length < header) {
    throw new InputError(`is ${bytes.length} bytes long, too short for its header`, place, DOWNLOAD_AGAIN);
  }
  const shape = Array.from({ length: dimensions }, (_, i) => bytes.readUInt32BE(4 + 4 * i));
  const expected = shape.reduce((product, length) => product * length, 1);
  if (bytes.length - header !== expected) {
    const sizes = `${bytes.length - header} bytes of values; its header says ${shape.join(' x ')} = ${expected}`;
    throw new InputError(`holds ${sizes}`, place, DOWNLOAD_AGAIN);
  }
  return { shape, values: bytes.subarray(header) };
}

const DOWNLOAD_AGAIN = 'it may be cut short or damaged: fetch it again';

/**
 * The one file of a folder whose name matches.
 *
 * @throws InputError where the folder cannot be read, or holds no such file
 */
export function fileIn(folder: string, pattern: RegExp, example: string): string {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const what =
      code === 'ENOENT' ? 'no such folder' : code === 'ENOTDIR' ? 'is no folder' : `cannot be read (${code})`;
    throw new InputError(what, { file: folder }, `expected a folder with ${example}`);
  }
  const name = names.filter((candidate) => pattern.test(candidate)).sort()[0];
  if (name === undefined)
    throw new InputError(`no file like ${example}`, { file: folder }, 'check the folder');
  return join(folder, name);
}

/** A file's bytes. @throws InputError where it cannot be read */
export function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new InputError(code === 'ENOENT' ? 'no such file' : `cannot be read (${code ?? message})`, {
      file: path,
    });
  }
}

function inflate(bytes: Buffer, path: string): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch (error) {
    throw new InputError(
      `cannot be decompressed (${(error as Error).message})`,
      { file: path },
      DOWNLOAD_AGAIN,
    );
  }
}
