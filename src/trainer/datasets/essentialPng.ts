import { inflateSync } from 'node:zlib';
import { unpack } from '../../files/unpacking.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The chunks that pixels depend on; others (profiles, comments, frames) may unpack to any size and are left out. */
const ESSENTIAL = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
/** Samples of a pixel by colour type: grey, RGB, palette, grey with alpha, RGB with alpha. */
const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Most pixels of an image: 8,192 x 8,192. */
const MOST_PIXELS = 2 ** 26;

/**
 * A PNG file with its essential chunks alone, of which it is sure that they unpack to no more than the header says
 * (PNG, third edition, sections 5 and 9).
 *
 * @throws Error saying what is wrong with it
 */
export function essentialPng(bytes: Uint8Array): Uint8Array {
  if (SIGNATURE.some((byte, i) => bytes[i] !== byte)) throw new Error('no PNG file');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, SIGNATURE.length)];
  const packed: Uint8Array[] = [];
  let most = -1;
  for (let at = SIGNATURE.length, type = ''; type !== 'IEND'; ) {
    if (at + 12 > bytes.length) throw new Error('the file is cut off');
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) throw new Error('the file is cut off');
    type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, end - 4);
    if (most < 0 !== (type === 'IHDR')) throw new Error('its header is not its first chunk');
    if (type === 'IHDR') most = unpackedSize(data);
    if (type === 'IDAT') packed.push(data);
    if (ESSENTIAL.has(type)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  if (!unpack(inflateSync, Buffer.concat(packed), most)) {
    throw new Error('it unpacks to more than its size in pixels says');
  }
  return Buffer.concat(kept);
}

/** The most bytes that an image of this header can unpack to. */
function unpackedSize(header: Uint8Array): number {
  if (header.length !== 13) throw new Error('its header is damaged');
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const [width, height, depth] = [view.getUint32(0), view.getUint32(4), header[8]];
  const pixels = width * height;
  if (pixels === 0) throw new Error(`${width} x ${height} pixels`);
  if (pixels > MOST_PIXELS) {
    throw new Error(`${width} x ${height} pixels; expected at most ${MOST_PIXELS / 2 ** 20} million`);
  }
  const samples = SAMPLES[header[9]];
  if (samples === undefined || ![1, 2, 4, 8, 16].includes(depth)) throw new Error('its header is damaged');
  // Every row begins with a byte for its filter and ends on a whole byte; the seven passes of an interlaced image
  // have fewer than two rows for each of the image's.
  const rows = 2 * height + 7;
  return Math.ceil((pixels * samples * depth) / 8) + 2 * rows;
}
