import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { InputError, quote } from '../base/inputError.ts';
import { nearestName } from '../base/nearestName.ts';

/** Largest file that fits in one JavaScript string, and most that a packed one may unpack to. */
export const LARGEST_FILE = 500e6;

export interface ByteFile {
  /** For messages: the path, or "standard input". */
  readonly name: string;
  /** SHA-256 of the file as it lies there, packed or not. */
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** Path that stands for standard input. */
export const STDIN = '-';

/**
 * Reads a file (or standard input, as `-`); what gzip packed is unpacked.
 *
 * @throws InputError for a file that is missing, a folder, too large, or damaged
 */
export function readBytes(path: string): ByteFile {
  const name = path === STDIN ? 'standard input' : path;
  const packed = readWhole(path, name);
  const sha256 = createHash('sha256').update(packed).digest('hex');
  const bytes = packed[0] === 0x1f && packed[1] === 0x8b ? unpack(packed, name) : packed;
  if (bytes.length > LARGEST_FILE) throw tooLarge(name, `${(bytes.length / 1e6).toFixed(0)} MB`);
  return { name, sha256, bytes };
}

function unpack(packed: Buffer, file: string): Buffer {
  try {
    return gunzipSync(packed, { maxOutputLength: LARGEST_FILE });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw tooLarge(file, `unpacks to more than ${LARGEST_FILE / 1e6} MB`);
    }
    throw new InputError('is packed by gzip and damaged', { file }, 'write or copy it again');
  }
}

function tooLarge(file: string, found: string): InputError {
  return new InputError(
    `${found}; at most ${LARGEST_FILE / 1e6} MB can be read at once`,
    { file },
    'split the table by downstream task',
  );
}

function readWhole(path: string, file: string): Buffer {
  try {
    return readFileSync(path === STDIN ? 0 : path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const place = { file };
    if (code === 'ENOENT') throw new InputError('no such file', place, suggestion(path));
    if (code === 'EISDIR') throw new InputError('is a folder; expected a file', place, 'name a file in it');
    if (code === 'EACCES') throw new InputError('may not be read', place, 'check its permissions');
    if (code === 'ERR_FS_FILE_TOO_LARGE') throw tooLarge(file, 'is too large');
    throw new InputError(`cannot be read (${code ?? (error as Error).message})`, place);
  }
}

function suggestion(path: string): string {
  try {
    const near = nearestName(basename(path), readdirSync(dirname(path)));
    return near ? `did you mean ${quote(near)}?` : 'check the path';
  } catch {
    return `there is no folder ${quote(dirname(path))} either`;
  }
}
