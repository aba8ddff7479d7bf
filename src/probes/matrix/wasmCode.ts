/**
 * The few WebAssembly instructions that the matrix kernel needs, as bytes (WebAssembly core specification 2.0, chapter 5),
 * and a module around one function.
 */
type Code = readonly number[];

/** Unsigned LEB128: seven bits a byte, the lowest first. */
export function unsigned(value: number): Code {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

/** Signed LEB128. */
function signed(value: number): Code {
  return value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)];
}

export const I32 = 0x7f;
export const V128 = 0x7b;

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];
export const constant = (value: number): Code => [0x41, ...signed(value)];
export const add: Code = [0x6a];
export const multiply: Code = [0x6c];
/** A loop that goes on while a counter, lowered by one at the end of each turn, is not 0. */
export const countdown = (counter: number, ...body: Code[]): Code => [
  0x03,
  0x40,
  ...body.flat(),
  ...get(counter),
  ...constant(-1),
  ...add,
  0x22,
  ...unsigned(counter),
  0x0d,
  0x00,
  0x0b,
];
/** Adds the number on top of the stack to a local. */
export const increase = (local: number, by: Code): Code => [...get(local), ...by, ...add, ...set(local)];

const vector = (opcode: number): Code => [0xfd, ...unsigned(opcode)];
/** Alignment is a hint only: 2^2 bytes is right for every address used here. */
const memory = (opcode: number, offset: number): Code => [...vector(opcode), 2, ...unsigned(offset)];
export const loadVector = (offset: number): Code => memory(0x00, offset);
export const storeVector = (offset: number): Code => memory(0x0b, offset);

/** What differs between vectors of four 32-bit and two 64-bit numbers. */
export const VECTORS = {
  float32: {
    bytes: 4,
    add: vector(0xe4),
    multiply: vector(0xe6),
    splat: (offset: number) => memory(0x09, offset),
  },
  float64: {
    bytes: 8,
    add: vector(0xf0),
    multiply: vector(0xf2),
    splat: (offset: number) => memory(0x0a, offset),
  },
} as const;

/** A module with one function, exported as `f`, that works on an imported memory `m.m`. */
export function moduleBytes(
  parameters: number,
  locals: readonly (readonly [count: number, type: number])[],
  body: Code,
) {
  const list = (...items: Code[]): Code => [...unsigned(items.length), ...items.flat()];
  const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content];
  const name = (text: string): Code => [text.length, ...[...text].map((letter) => letter.charCodeAt(0))];
  const code = [...list(...locals.map(([count, type]) => [...unsigned(count), type])), ...body, 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list([0x60, ...unsigned(parameters), ...Array(parameters).fill(I32), 0])),
    ...section(2, list([...name('m'), ...name('m'), 0x02, 0x00, 0])),
    ...section(3, list([0])),
    ...section(7, list([...name('f'), 0x00, 0])),
    ...section(10, list([...unsigned(code.length), ...code])),
  ]);
}
