import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { InputError, quote } from '../base/inputError.ts';
import { nearestName } from '../base/nearestName.ts';
import { requireHeap } from './requireHeap.ts';

/** Largest file that fits in one JavaScript string. */
const LARGEST_FILE = 500e6;
/** A longer line is no row of a table of accuracies. */
const LONGEST_LINE = 1e6;

const NEWLINE = 0x0a;

export interface TextFile {
  /** For messages: the path, or "standard input". */
  readonly name: string;
  readonly sha256: string;
  readonly text: string;
}

/** Path that stands for standard input. */
export const STDIN = '-';

/**
 * Reads a UTF-8 text file (or standard input, as `-`) without its byte order mark.
 *
 * @throws InputError for what is no text file: missing, a folder, empty, binary, compressed, another encoding, a
 * line too long to be a row.
 */
export function readText(path: string): TextFile {
  const file = path === STDIN ? 'standard input' : path;
  const bytes = readBytes(path);
  if (bytes.length > LARGEST_FILE) {
    throw new InputError(
      `${(bytes.length / 1e6).toFixed(0)} MB; at most ${LARGEST_FILE / 1e6} MB can be read at once`,
      { file },
      'split the table by downstream task',
    );
  }
  refuseOtherFormats(bytes, file);
  refuseLongLines(bytes, file);
  requireHeap(bytes, file);
  refuseOtherEncodings(bytes, file);
  const withMark = bytes.toString('utf8');
  const text = withMark.startsWith('\ufeff') ? withMark.slice(1) : withMark;
  if (text.trim() === '') {
    throw new InputError('the file is empty', { file }, 'expected a CSV table with a header');
  }
  return { name: file, sha256: createHash('sha256').update(bytes).digest('hex'), text };
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path === STDIN ? 0 : path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const place = { file: path === STDIN ? 'standard input' : path };
    if (code === 'ENOENT') throw new InputError('no such file', place, suggestion(path));
    if (code === 'EISDIR') {
      throw new InputError(
        'is a folder; expected a CSV file',
        place,
        'a folder is read with --preset timm only',
      );
    }
    if (code === 'EACCES') throw new InputError('may not be read', place, 'check its permissions');
    if (code === 'ERR_FS_FILE_TOO_LARGE') {
      throw new InputError(`is too large; at most ${LARGEST_FILE / 1e6} MB can be read at once`, place);
    }
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

/** Formats that people mistake for CSV, by their first bytes. */
const SIGNATURES: readonly { bytes: readonly number[]; what: string; advice: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    what: 'a zip archive or an Excel workbook',
    advice: 'export it as CSV',
  },
  { bytes: [0x1f, 0x8b], what: 'gzip-compressed', advice: 'decompress it first (gunzip)' },
  { bytes: [0xff, 0xfe], what: 'UTF-16 text', advice: 'save it as UTF-8' },
  { bytes: [0xfe, 0xff], what: 'UTF-16 text', advice: 'save it as UTF-8' },
  { bytes: [0x50, 0x41, 0x52, 0x31], what: 'a Parquet file', advice: 'export it as CSV' },
];

function refuseOtherFormats(bytes: Buffer, file: string): void {
  for (const { bytes: signature, what, advice } of SIGNATURES) {
    if (signature.every((byte, i) => bytes[i] === byte)) {
      throw new InputError(`is ${what}; expected a CSV table as UTF-8 text`, { file }, advice);
    }
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    throw new InputError(`is binary (a zero byte at offset ${nul}); expected a CSV table as UTF-8 text`, {
      file,
    });
  }
}

function refuseLongLines(bytes: Buffer, file: string): void {
  let row = 1;
  for (let from = 0; from < bytes.length; row++) {
    const found = bytes.indexOf(NEWLINE, from);
    const to = found < 0 ? bytes.length : found;
    if (to - from > LONGEST_LINE) {
      throw new InputError(
        `the line is ${((to - from) / 1e6).toFixed(1)} MB long; expected at most ${LONGEST_LINE / 1e6} MB`,
        { file, row },
        'is this a CSV table with one model a row?',
      );
    }
    from = to + 1;
  }
}

function refuseOtherEncodings(bytes: Buffer, file: string): void {
  if (isUtf8(bytes)) return;
  let row = 1;
  for (let from = 0; from < bytes.length; row++) {
    const found = bytes.indexOf(NEWLINE, from);
    const to = found < 0 ? bytes.length : found;
    if (!isUtf8(bytes.subarray(from, to))) break;
    from = to + 1;
  }
  throw new InputError(
    'not valid UTF-8',
    { file, row },
    'save the file as UTF-8 (it may be Latin-1 or Windows-1252)',
  );
}
