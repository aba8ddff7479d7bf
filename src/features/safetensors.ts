import { InputError, quote } from '../base/inputError.ts';
import type { ByteSource } from './byteSource.ts';
import { truncated } from './npyHeader.ts';

/** A tensor of a .safetensors file, as the .npy array that it would be. */
export interface SafetensorsMember {
  readonly name: string;
  open(): ByteSource;
}

/** NumPy's names of types. bfloat16, which NumPy has not, is read as the upper half of a float32. */
const TYPES: Readonly<Record<string, { readonly descr: string; readonly size: number }>> = {
  F64: { descr: '<f8', size: 8 },
  F32: { descr: '<f4', size: 4 },
  F16: { descr: '<f2', size: 2 },
  BF16: { descr: '<f4', size: 2 },
  I64: { descr: '<i8', size: 8 },
  I32: { descr: '<i4', size: 4 },
  I16: { descr: '<i2', size: 2 },
  I8: { descr: '|i1', size: 1 },
  U64: { descr: '<u8', size: 8 },
  U32: { descr: '<u4', size: 4 },
  U16: { descr: '<u2', size: 2 },
  U8: { descr: '|u1', size: 1 },
  BOOL: { descr: '|b1', size: 1 },
};

/** Largest header: the format's own limit. */
const LONGEST_HEADER = 100e6;

/**
 * The tensors of a .safetensors file: eight bytes that say how long its JSON header is, the header, and the entries.
 * Only the header is read; tensors are read when they are opened.
 *
 * @throws InputError for what is no such file, one that is cut off, or a type that is not known
 */
export function safetensorsMembers(source: ByteSource): SafetensorsMember[] {
  const { file, size } = source;
  const prefix = source.read(0, 8);
  if (prefix.length < 8) throw truncated(file, prefix.length);
  const length = Number(new DataView(prefix.buffer, prefix.byteOffset, 8).getBigUint64(0, true));
  if (length > LONGEST_HEADER || length < 2) {
    throw new InputError(`is no .safetensors file: its header would have ${length} bytes`, { file });
  }
  if (8 + length > size) throw truncated(file, size, 8 + length);
  const entries = Object.entries(parseHeader(source.read(8, 8 + length), file));
  return entries.flatMap(([name, entry]) => {
    if (name === '__metadata__') return [];
    const { dtype, shape, data_offsets: offsets } = entry;
    const place = `${file}: ${name}`;
    if (!Array.isArray(shape) || !Array.isArray(offsets)) {
      throw new InputError('has a header that cannot be understood', { file: place });
    }
    const type = TYPES[String(dtype)];
    if (!type)
      throw new InputError(`holds entries of type ${quote(String(dtype))}`, { file: place }, 'convert it');
    const count = shape.reduce((product, one) => product * one, 1);
    const from = 8 + length + offsets[0];
    if (offsets[1] - offsets[0] !== count * type.size) {
      throw new InputError('has a header whose sizes do not fit together', { file: place });
    }
    if (8 + length + offsets[1] > size) throw truncated(place, size, 8 + length + offsets[1]);
    return [{ name, open: () => asNpy(source, place, type.descr, shape, from, count, dtype === 'BF16') }];
  });
}

interface Entry {
  readonly dtype?: unknown;
  readonly shape?: readonly number[];
  readonly data_offsets?: readonly number[];
}

function parseHeader(bytes: Uint8Array, file: string): Record<string, Entry> {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new InputError(
      'is no .safetensors file: its header is no JSON',
      { file },
      'write or copy it again',
    );
  }
}

/** The bytes of a .npy array whose header is made and whose entries are those of a tensor. */
function asNpy(
  source: ByteSource,
  file: string,
  descr: string,
  shape: readonly number[],
  from: number,
  count: number,
  brain: boolean,
): ByteSource {
  const header = npyHeader(descr, shape);
  const size = brain ? 4 : Number(descr.slice(2));
  return {
    file,
    size: header.length + count * size,
    read(start, end, scratch) {
      if (end <= header.length) return header.subarray(start, end);
      if (start < header.length) return header.subarray(start);
      const [first, last] = [start - header.length, Math.min(end - header.length, count * size)];
      if (!brain) return source.read(from + first, from + last, scratch);
      return widened(source.read(from + first / 2, from + last / 2));
    },
  };
}

/** bfloat16 as float32: two zero bytes below each of its two. */
function widened(halves: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(2 * halves.length);
  for (let i = 0; i < halves.length; i += 2) {
    bytes[2 * i + 2] = halves[i];
    bytes[2 * i + 3] = halves[i + 1];
  }
  return bytes;
}

function npyHeader(descr: string, shape: readonly number[]): Uint8Array {
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`;
  const bytes = new Uint8Array(12 + text.length);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 2, 0]);
  new DataView(bytes.buffer).setUint32(8, text.length, true);
  bytes.set(new TextEncoder().encode(text), 12);
  return bytes;
}
