import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { InputError } from '../../base/inputError.ts';
import { MOST_UNPACKED, tooMuch, unpack } from '../../files/unpacking.ts';

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
  const bytes = readBytes(path);
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const start = packed ? unpackedStart(bytes, path) : bytes;
  const shape = readHeader(start, dimensions, path);
  const header = 4 + 4 * dimensions;
  const expected = shape.reduce((product, length) => product * length, 1);
  if (packed && expected > MOST_UNPACKED) throw tooMuch(path, expected, 'unpack it first (gunzip)');
  const all = packed ? inflate(bytes, header + expected, path) : bytes;
  const said = `its header says ${shape.join(' x ')} = ${expected}`;
  if (!all) throw new InputError(`holds more bytes of values than ${said}`, place, DOWNLOAD_AGAIN);
  if (all.length - header !== expected) {
    throw new InputError(`holds ${all.length - header} bytes of values; ${said}`, place, DOWNLOAD_AGAIN);
  }
  return { shape, values: all.subarray(header) };
}

/** The dimensions that a file's first bytes tell. */
function readHeader(bytes: Buffer, dimensions: number, path: string): number[] {
  const place = { file: path };
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
  if (bytes.length < 4 + 4 * dimensions) {
    throw new InputError(`is ${bytes.length} bytes long, too short for its header`, place, DOWNLOAD_AGAIN);
  }
  return Array.from({ length: dimensions }, (_, i) => bytes.readUInt32BE(4 + 4 * i));
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

/** Packed bytes that hold any header: deflate makes at most 1,032 bytes of one. */
const START = 1024;

function unpackedStart(bytes: Buffer, path: string): Buffer {
  const flush = { finishFlush: constants.Z_SYNC_FLUSH };
  return decompressed(path, () => gunzipSync(bytes.subarray(0, START), flush));
}

/** All bytes of a packed file; undefined where there are more than expected. */
function inflate(bytes: Buffer, most: number, path: string): Buffer | undefined {
  return decompressed(path, () => unpack(gunzipSync, bytes, most));
}

function decompressed<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new InputError(
      `cannot be decompressed (${(error as Error).message})`,
      { file: path },
      DOWNLOAD_AGAIN,
    );
  }
}
