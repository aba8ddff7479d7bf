import { inflateRawSync } from 'node:zlib';
import { InputError } from '../base/inputError.ts';
import { MOST_UNPACKED, tooMuch, unpack } from '../files/unpacking.ts';
import type { ByteSource } from './byteSource.ts';
import { truncated } from './npyHeader.ts';

/** A member of an .npz archive. */
export interface NpzMember {
  /** Name without its ending. */
  readonly name: string;
  /** Opens the member: uncompressed ones piece by piece, compressed ones as a whole. */
  open(): ByteSource;
}

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const FULL = 0xffffffff;
/** The longest end of an archive: its record, a comment of 65,535 bytes, and the locator of the 64-bit record before it. */
const LONGEST_END = 22 + 65_535 + 20;

/**
 * The members of an .npz archive (a zip file of .npy files; PKWARE's APPNOTE 6.3, with 64-bit sizes), in its order.
 * Only the directory is read; members are read when they are opened, so that one layer at a time is in memory.
 *
 * @throws InputError for what is no zip archive, one that is cut off, or a member that is encrypted
 */
export function npzMembers(source: ByteSource): NpzMember[] {
  const { file, size } = source;
  const tailFrom = Math.max(0, size - LONGEST_END);
  const tail = view(source.read(tailFrom, size));
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== END) end--;
  if (end < 0) {
    throw new InputError(
      'is no .npz archive: the directory of a zip file is missing',
      { file },
      'write it with numpy.savez',
    );
  }
  let count = tail.getUint16(end + 10, true);
  let length = tail.getUint32(end + 12, true);
  let start = tail.getUint32(end + 16, true);
  if (end >= 20 && tail.getUint32(end - 20, true) === END_64_LOCATOR) {
    const at = Number(tail.getBigUint64(end - 12, true));
    const record = view(source.read(at, at + 56));
    if (record.byteLength < 56 || record.getUint32(0, true) !== END_64) throw truncated(file, size);
    count = Number(record.getBigUint64(32, true));
    length = Number(record.getBigUint64(40, true));
    start = Number(record.getBigUint64(48, true));
  }
  const directory = source.read(start, start + length);
  if (directory.length < length) throw truncated(file, size, start + length);
  return readDirectory(directory, count, source);
}

function readDirectory(directory: Uint8Array, count: number, source: ByteSource): NpzMember[] {
  const { file } = source;
  const fields = view(directory);
  const members: NpzMember[] = [];
  for (let at = 0, i = 0; i < count; i++) {
    if (at + 46 > directory.length || fields.getUint32(at, true) !== ENTRY) {
      throw new InputError('has a damaged zip directory', { file }, 'write or copy it again');
    }
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      fields.getUint16(at + offset, true),
    );
    const path = new TextDecoder().decode(directory.subarray(at + 46, at + 46 + nameLength));
    const extra = view(directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength));
    const [packed, size, offset] = longSizes(
      [fields.getUint32(at + 20, true), fields.getUint32(at + 24, true), fields.getUint32(at + 42, true)],
      extra,
    );
    const place = `${file}: ${path}`;
    if (fields.getUint16(at + 8, true) & 1) throw new InputError('is encrypted', { file: place });
    const method = fields.getUint16(at + 10, true);
    members.push({
      name: path.replace(/\.npy$/i, ''),
      open: () => openMember(source, place, { method, packed, size, offset }),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return members;
}

/** Packed size, size and offset: those that do not fit 32 bits stand in the extra field of id 1, in this order. */
function longSizes([size, packed, offset]: readonly number[], extra: DataView): [number, number, number] {
  const sizes: [number, number, number] = [size, packed, offset];
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    let read = at + 4;
    // The record lists the size before the packed size.
    for (const which of [1, 0, 2]) {
      if (sizes[which] !== FULL) continue;
      sizes[which] = Number(extra.getBigUint64(read, true));
      read += 8;
    }
  }
  return sizes;
}

function openMember(
  source: ByteSource,
  file: string,
  { method, packed, size, offset }: { method: number; packed: number; size: number; offset: number },
): ByteSource {
  const header = view(source.read(offset, offset + 30));
  if (header.byteLength < 30 || header.getUint32(0, true) !== LOCAL) throw truncated(file, source.size);
  const from = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  if (from + packed > source.size) throw truncated(file, source.size - from, packed);
  if (method === 0)
    return {
      file,
      size,
      read: (start, end, scratch) => source.read(from + start, from + Math.min(end, size), scratch),
    };
  if (method !== 8)
    throw new InputError(`is compressed by method ${method}; expected none or deflate`, { file });
  if (size > MOST_UNPACKED) throw tooMuch(file, size, 'save it as .npy, which is read in parts');
  const bytes = inflated(source.read(from, from + packed), size, file);
  if (bytes.length !== size) throw truncated(file, bytes.length, size);
  return { file, size, read: (start, end) => bytes.subarray(start, Math.min(end, size)) };
}

function inflated(packed: Uint8Array, size: number, file: string): Uint8Array {
  let bytes: Uint8Array | undefined;
  try {
    bytes = unpack(inflateRawSync, packed, size);
  } catch {
    bytes = undefined;
  }
  if (bytes) return bytes;
  throw new InputError('cannot be decompressed', { file }, 'write or copy it again');
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
