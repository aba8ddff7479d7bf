import { InputError } from '../base/inputError.ts';
import { type FeatureMatrix, firstUnusable, LARGEST_FEATURE } from '../probes/featureMatrix.ts';
import type { ByteSource } from './byteSource.ts';
import { decodeEntries, type EntryType, entryType } from './npyEntries.ts';
import { NPY_PREFIX, type NpyHeader, npyHeaderLength, parseNpyHeader, truncated } from './npyHeader.ts';

/** Bytes decoded at a time: an array is never in memory twice. */
const BYTES_AT_ONCE = 2 ** 20;

/** Reads the header alone, to know an array's shape before its entries are needed. */
export function readNpyHeader(source: ByteSource): NpyHeader {
  const length = npyHeaderLength(source.read(0, NPY_PREFIX), source.file);
  return parseNpyHeader(source.read(0, length), source.file);
}

/**
 * Reads a feature matrix from a .npy array: n x d, float16, float32 or float64, in C or Fortran order, either byte order.
 * float16 becomes float32, which holds all its values.
 *
 * @throws InputError naming the file for what is no such array, is cut off, or holds a value that is not finite
 */
export function readNpyFeatures(source: ByteSource): FeatureMatrix {
  const { file } = source;
  const header = readNpyHeader(source);
  const [rows, columns] = matrixShape(header, file);
  const type = entryType(header.descr, 'floats', file);
  requireEntries(source, header, rows * columns, type);
  const stored = type.size === 8 ? new Float64Array(rows * columns) : new Float32Array(rows * columns);
  readEntries(source, header, type, stored);
  const values = header.fortranOrder ? rowMajor(stored, rows, columns) : stored;
  const at = firstUnusable(values);
  if (at >= 0) {
    throw new InputError(
      `holds ${values[at]} in row ${Math.floor(at / columns)}, feature ${at % columns} (counted from 0); expected finite numbers up to ${LARGEST_FEATURE}`,
      { file },
      'check how the features were exported',
    );
  }
  return { values, rows, columns };
}

/**
 * Reads labels from a .npy array: n integers of any type (shape n or n x 1).
 *
 * @throws InputError naming the file for what is no such array, or a label beyond 32 bits
 */
export function readNpyLabels(source: ByteSource): Int32Array {
  const { file } = source;
  const header = readNpyHeader(source);
  const [count, width = 1] = header.shape;
  if (header.shape.length < 1 || header.shape.length > 2 || width !== 1) {
    throw new InputError(`has shape ${shapeText(header)}; expected one label a row: (n,)`, { file });
  }
  if (count === 0) throw new InputError('holds no labels', { file });
  const type = entryType(header.descr, 'integers', file);
  requireEntries(source, header, count, type);
  const values = readEntries(source, header, type, new Float64Array(count));
  const beyond = values.findIndex((value) => value !== (value | 0));
  if (beyond >= 0) {
    throw new InputError(
      `holds ${values[beyond]} at ${beyond} (counted from 0); expected labels of at most 32 bits`,
      { file },
    );
  }
  return Int32Array.from(values);
}

function matrixShape(header: NpyHeader, file: string): readonly number[] {
  const { shape } = header;
  if (shape.length !== 2) {
    throw new InputError(
      `has shape ${shapeText(header)}; expected one row an example and one column a feature: (n, d)`,
      { file },
      shape.length > 2 ? 'average over positions, or reshape to (n, -1)' : 'reshape it',
    );
  }
  if (shape[0] === 0 || shape[1] === 0)
    throw new InputError(`has shape ${shapeText(header)}: no features`, { file });
  return shape;
}

function shapeText({ shape }: NpyHeader): string {
  return `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
}

function readEntries<Out extends Float32Array | Float64Array>(
  source: ByteSource,
  header: NpyHeader,
  type: EntryType,
  out: Out,
): Out {
  const atOnce = BYTES_AT_ONCE / type.size;
  const scratch = new Uint8Array(Math.min(BYTES_AT_ONCE, out.length * type.size));
  for (let from = 0; from < out.length; from += atOnce) {
    const to = Math.min(out.length, from + atOnce);
    const bytes = source.read(header.length + from * type.size, header.length + to * type.size, scratch);
    if (bytes.length < (to - from) * type.size) throw truncated(source.file, source.size);
    decodeEntries(bytes, type, out.subarray(from, to));
  }
  return out;
}

/** A damaged header may promise more than any memory holds, so this comes before there is an array to fill. */
function requireEntries(source: ByteSource, header: NpyHeader, count: number, { size }: EntryType): void {
  const expected = header.length + count * size;
  if (source.size < expected) throw truncated(source.file, source.size, expected);
}

/** Fortran order holds column after column. */
function rowMajor<Values extends Float32Array | Float64Array>(
  stored: Values,
  rows: number,
  columns: number,
): Values {
  const values = stored.slice() as Values;
  for (let j = 0, at = 0; j < columns; j++) {
    for (let i = 0; i < rows; i++, at++) values[i * columns + j] = stored[at];
  }
  return values;
}
