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
  /** What was decided while reading it, in words, where it is not UTF-8. */
  readonly note?: string;
}

/**
 * Reads a text file (or standard input, as `-`), packed by gzip or not, without its byte order mark: UTF-8, UTF-16 with
 * such a mark, or else Windows-1252, in which spreadsheets of Western Europe write CSV.
 *
 * @throws InputError for what is no text file: missing, a folder, empty, binary, a line too long to be a row.
 */
export function readText(path: string): TextFile {
  return decodeText(readBytes(path));
}

/** The text of a file's bytes. @throws InputError as {@link readText} */
export function decodeText({ name, sha256, bytes }: ByteFile): TextFile {
  const utf16 = UTF_16.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte));
  if (utf16) {
    const text = new TextDecoder(utf16.encoding).decode(bytes);
    return { name, sha256, text: filled(text, name), note: `${name}: read as UTF-16 text` };
  }
  refuseOtherFormats(bytes, name);
  // JSON may be one line.
  if (!isJson(bytes)) refuseLongLines(bytes, name);
  requireHeap(bytes, name);
  if (!isUtf8(bytes)) {
    refuseControls(bytes, name);
    const text = new TextDecoder('windows-1252').decode(bytes);
    return { name, sha256, text: filled(text, name), note: `${name}: not valid UTF-8, read as Windows-1252` };
  }
  const withMark = bytes.toString('utf8');
  const text = withMark.startsWith('\ufeff') ? withMark.slice(1) : withMark;
  return { name, sha256, text: filled(text, name) };
}

function filled(text: string, file: string): string {
  if (text.trim() !== '') return text;
  throw new InputError('the file is empty', { file }, 'expected a table with a header');
}

const UTF_16 = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

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

/** Bytes that no text has: what is not UTF-8 and holds one is no text of another encoding either. */
function refuseControls(bytes: Buffer, file: string): void {
  const at = bytes.findIndex((byte) => byte < SPACE && byte !== TAB && byte !== NEWLINE && byte !== RETURN);
  if (at < 0) return;
  throw new InputError(`is binary (a control byte at offset ${at}); expected a table as UTF-8 text`, {
    file,
  });
}

const SPACE = 0x20;
const TAB = 0x09;
const RETURN = 0x0d;
