import { InputError, quote } from '../base/inputError.ts';

/** Kinds of entries that can be read: NumPy's letter and size in bytes. */
const KINDS: Readonly<
  Record<
    string,
    { readonly what: string; readonly decode: (view: DataView, at: number, little: boolean) => number }
  >
> = {
  f2: { what: 'float16', decode: (view, at, little) => halfToNumber(view.getUint16(at, little)) },
  f4: { what: 'float32', decode: (view, at, little) => view.getFloat32(at, little) },
  f8: { what: 'float64', decode: (view, at, little) => view.getFloat64(at, little) },
  b1: { what: 'bool', decode: (view, at) => view.getUint8(at) },
  i1: { what: 'int8', decode: (view, at) => view.getInt8(at) },
  i2: { what: 'int16', decode: (view, at, little) => view.getInt16(at, little) },
  i4: { what: 'int32', decode: (view, at, little) => view.getInt32(at, little) },
  i8: { what: 'int64', decode: (view, at, little) => Number(view.getBigInt64(at, little)) },
  u1: { what: 'uint8', decode: (view, at) => view.getUint8(at) },
  u2: { what: 'uint16', decode: (view, at, little) => view.getUint16(at, little) },
  u4: { what: 'uint32', decode: (view, at, little) => view.getUint32(at, little) },
  u8: { what: 'uint64', decode: (view, at, little) => Number(view.getBigUint64(at, little)) },
};

/** How the entries of an array are stored. */
export interface EntryType {
  /** NumPy's letter and size, such as f4. */
  readonly kind: string;
  /** Bytes of an entry. */
  readonly size: number;
  readonly littleEndian: boolean;
}

const LITTLE_ENDIAN_MACHINE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * Understands NumPy's name of a type.
 *
 * @param wanted which letters will do: f for floats, biu for integers
 * @throws InputError for objects, complex numbers, texts, and kinds that are not wanted
 */
export function entryType(descr: string, wanted: 'floats' | 'integers', file: string): EntryType {
  const kind = descr.slice(1);
  const expected =
    wanted === 'floats'
      ? 'expected float16, float32 or float64'
      : 'expected integers (int8 to int64, uint8 to uint64)';
  if (descr.includes('O')) {
    throw new InputError(
      `holds Python objects; ${expected}`,
      { file },
      'objects are never unpickled; convert with .astype',
    );
  }
  if (!(kind in KINDS) || !'<>|='.includes(descr[0])) {
    throw new InputError(
      `holds entries of type ${quote(descr)}; ${expected}`,
      { file },
      'convert with .astype',
    );
  }
  if (kind.startsWith('f') !== (wanted === 'floats')) {
    throw new InputError(`holds ${KINDS[kind].what}; ${expected}`, { file }, 'convert with .astype');
  }
  const littleEndian = descr[0] === '<' || (descr[0] !== '>' && LITTLE_ENDIAN_MACHINE);
  return { kind, size: Number(kind[1]), littleEndian };
}

/** Entries as numbers, in the order in which they are stored. Integers beyond 2^53 lose their last digits. */
export function decodeEntries<Out extends Float32Array | Float64Array>(
  bytes: Uint8Array,
  { kind, size, littleEndian }: EntryType,
  out: Out,
): Out {
  if (
    (kind === 'f4' || kind === 'f8') &&
    littleEndian === LITTLE_ENDIAN_MACHINE &&
    out.BYTES_PER_ELEMENT === size
  ) {
    new Uint8Array(out.buffer, out.byteOffset, out.byteLength).set(bytes);
    return out;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { decode } = KINDS[kind];
  for (let i = 0; i < out.length; i++) out[i] = decode(view, i * size, littleEndian);
  return out;
}

/** IEEE 754 half precision: 1 sign bit, 5 of exponent, 10 of fraction. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}
