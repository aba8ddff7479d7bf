/** Bytes of WebAssembly (core specification 2.0, chapter 5). */
export type Code = readonly number[];

/** Unsigned LEB128: seven bits a byte, the lowest first. */
export function unsigned(value: number): Code {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

/** Signed LEB128. */
export function signed(value: number): Code {
  return value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)];
}

/** The four bytes of a number in single precision, the lowest first. */
export function floatBytes(value: number): Code {
  return [...new Uint8Array(Float32Array.of(value).buffer)];
}

/** The eight bytes of a number in double precision, the lowest first. */
export function doubleBytes(value: number): Code {
  return [...new Uint8Array(Float64Array.of(value).buffer)];
}

/** A list: how many, then each. */
export function list(...items: Code[]): Code {
  return [...unsigned(items.length), ...items.flat()];
}

/** A section of a module: its number, its length, what is in it. */
export function section(id: number, content: Code): Code {
  return [id, ...unsigned(content.length), ...content];
}

/** A name in ASCII. */
export function text(name: string): Code {
  return [name.length, ...[...name].map((letter) => letter.charCodeAt(0))];
}

/** A SIMD instruction. */
export function vectorCode(opcode: number): Code {
  return [0xfd, ...unsigned(opcode)];
}
