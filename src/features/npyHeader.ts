import { InputError, quote } from '../base/inputError.ts';

/** What the header of a .npy array says (NumPy's format, versions 1 to 3). */
export interface NpyHeader {
  /** Type of an entry as NumPy writes it, such as <f4. */
  readonly descr: string;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
  /** Bytes before the first entry. */
  readonly length: number;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** Magic, version and a length of four bytes: enough to tell how long the header is. */
export const NPY_PREFIX = 12;
const LONGEST_HEADER = 1_000_000;

/**
 * How many bytes the header of an array takes, from its first bytes.
 *
 * @throws InputError for what is no .npy array
 */
export function npyHeaderLength(bytes: Uint8Array, file: string): number {
  const found = MAGIC.findIndex((byte, i) => bytes[i] !== byte);
  if (found >= 0) {
    throw new InputError(
      `is no .npy array: it begins with ${hex(bytes.subarray(0, 6))}, expected ${hex(Uint8Array.from(MAGIC))} (\\x93NUMPY)`,
      { file },
      'write it with numpy.save',
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < NPY_PREFIX) throw truncated(file, bytes.length);
  const version = bytes[6];
  if (version < 1 || version > 3) {
    throw new InputError(`is a .npy array of version ${version}; versions 1 to 3 can be read`, { file });
  }
  const length = version === 1 ? 10 + view.getUint16(8, true) : 12 + view.getUint32(8, true);
  if (length > LONGEST_HEADER) {
    throw new InputError(`has a header of ${length} bytes; expected at most ${LONGEST_HEADER}`, { file });
  }
  return length;
}

/**
 * Reads a whole header.
 *
 * @throws InputError for a header that is cut off or that cannot be understood
 */
export function parseNpyHeader(bytes: Uint8Array, file: string): NpyHeader {
  const length = npyHeaderLength(bytes, file);
  if (bytes.length < length) throw truncated(file, bytes.length);
  const from = bytes[6] === 1 ? 10 : 12;
  const text = new TextDecoder(bytes[6] === 3 ? 'utf-8' : 'latin1')
    .decode(bytes.subarray(from, length))
    .trim();
  const descr = /'descr'\s*:\s*'([^']*)'/.exec(text)?.[1];
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape'\s*:\s*\(([\d\sL,]*)\)/.exec(text)?.[1];
  if (/'descr'\s*:\s*\[/.test(text)) {
    throw new InputError(
      'is a structured array; expected plain numbers',
      { file },
      'save each field by itself',
    );
  }
  if (descr === undefined || order === undefined || shape === undefined) {
    throw new InputError(`has a header that cannot be understood: ${quote(text)}`, { file });
  }
  return {
    descr,
    fortranOrder: order === 'True',
    shape: shape
      .split(',')
      .map((size) => size.trim().replace(/L$/, ''))
      .filter((size) => size !== '')
      .map(Number),
    length,
  };
}

export function truncated(file: string, bytes: number, expected?: number): InputError {
  return new InputError(
    `is cut off: ${bytes} bytes; expected ${expected ?? 'more'}`,
    { file },
    'write or copy it again',
  );
}

function hex(bytes: Uint8Array): string {
  return bytes.length === 0
    ? 'nothing'
    : Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
