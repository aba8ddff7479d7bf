import { isUtf8 } from 'node:buffer';
import { InputError } from '../base/inputError.ts';
import { type ByteFile, readBytes } from './readBytes.ts';
import { requireHeap } from './requireHeap.ts';

/** A longer line is no row of a table of accuracies. */
const LONGEST_LINE = 1e6;

const NEWLINE = 0x0a;

export interface TextFile {
  /** For messages: the path, or "standard input". */
  readonly name: string;
  readonly sha256: string;
  readonly text: string;
}

/**
 * Reads a UTF-8 text file (or standard input, as `-`), packed by gzip or not, without its byte order mark.
 *
 * @throws InputError for what is no text file: missing, a folder, empty, binary, another encoding, a line too long to
 * be a row.
 */
export function readText(path: string): TextFile {
  return decodeText(readBytes(path));
}

/** The text of a file's bytes. @throws InputError as {@link readText} */
export function decodeText({ name, sha256, bytes }: ByteFile): TextFile {
  refuseOtherFormats(bytes, name);
  // JSON may be one line.
  if (!isJson(bytes)) refuseLongLines(bytes, name);
  requireHeap(bytes, name);
  refuseOtherEncodings(bytes, name);
  const withMark = bytes.toString('utf8');
  const text = withMark.startsWith('\ufeff') ? withMark.slice(1) : withMark;
  if (text.trim() === '') {
    throw new InputError('the file is empty', { file: name }, 'expected a table with a header');
  }
  return { name, sha256, text };
}

function isJson(bytes: Buffer): boolean {
  return /^\ufeff?\s*[[{]/.test(bytes.subarray(0, 1000).toString('utf8'));
}

/** Formats that people mistake for CSV, by their first bytes. */
const SIGNATURES: readonly { bytes: readonly number[]; what: string; advice: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    what: 'a zip archive or an Excel workbook',
    advice: 'export it as CSV',
  },
  { bytes: [0xff, 0xfe], what: 'UTF-16 text', advice: 'save it as UTF-8' },
  { bytes: [0xfe, 0xff], what: 'UTF-16 text', advice: 'save it as UTF-8' },
  { bytes: [0x50, 0x41, 0x52, 0x31], what: 'a Parquet file', advice: 'load it with loadEvaluations' },
];

function refuseOtherFormats(bytes: Buffer, file: string): void {
  for (const { bytes: signature, what, advice } of SIGNATURES) {
    if (signature.every((byte, i) => bytes[i] === byte)) {
      throw new InputError(`is ${what}; expected a table as UTF-8 text`, { file }, advice);
    }
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    throw new InputError(`is binary (a zero byte at offset ${nul}); expected a table as UTF-8 text`, {
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
        'is this a table with one model a row?',
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
