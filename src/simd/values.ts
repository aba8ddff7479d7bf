import { type Code, doubleBytes, floatBytes, signed, unsigned, vectorCode } from './encoding.ts';

/** Types of values by their bytes: a whole number, a real one, four real ones. */
export const TYPES = { int: 0x7f, float: 0x7d, vector: 0x7b } as const;
export type TypeName = keyof typeof TYPES;

/** A whole number of 32 bits: a count or an address in bytes. */
export class Int {
  readonly code: Code;
  constructor(code: Code) {
    this.code = code;
  }
  plus(other: Int | number): Int {
    return other === 0 ? this : this.with(other, 0x6a);
  }
  minus(other: Int | number): Int {
    return this.with(other, 0x6b);
  }
  times(other: Int | number): Int {
    return other === 1 ? this : this.with(other, 0x6c);
  }
  /** Quotient of numbers that are not negative, rounded down. */
  over(other: Int | number): Int {
    return this.with(other, 0x6e);
  }
  /** Remainder of numbers that are not negative. */
  modulo(other: Int | number): Int {
    return this.with(other, 0x70);
  }
  equals(other: Int | number): Int {
    return this.with(other, 0x46);
  }
  below(other: Int | number): Int {
    return this.with(other, 0x48);
  }
  /** This where a condition holds, else another. */
  ifElse(condition: Int, other: Int | number): Int {
    return new Int([...this.code, ...int(other).code, ...condition.code, 0x1b]);
  }
  /** The smaller of the two. */
  atMost(other: Int | number): Int {
    return this.ifElse(this.below(other), other);
  }
  toReal(): Real {
    return new Real([...this.code, 0xb2], 1);
  }
  private with(other: Int | number, opcode: number): Int {
    return new Int([...this.code, ...int(other).code, opcode]);
  }
}

/** How many numbers a real value holds: one in single precision, or a vector of four, or of two in double precision. */
export type Lanes = 1 | 2 | 4;

/** One real number or a vector of them; operands hold as many as each other, and a plain number stands for either. */
export class Real {
  readonly code: Code;
  readonly lanes: Lanes;
  constructor(code: Code, lanes: Lanes) {
    this.code = code;
    this.lanes = lanes;
  }
  plus(other: Real | number): Real {
    return this.with(other, 0x92, 0xe4, 0xf0);
  }
  minus(other: Real | number): Real {
    return this.with(other, 0x93, 0xe5, 0xf1);
  }
  times(other: Real | number): Real {
    return this.with(other, 0x94, 0xe6, 0xf2);
  }
  over(other: Real | number): Real {
    return this.with(other, 0x95, 0xe7, 0xf3);
  }
  /** The larger of the two; this where either is not a number. */
  larger(other: Real | number): Real {
    return this.with(other, 0x97, 0xeb, 0xf7);
  }
  root(): Real {
    return this.of(0x91, 0xe3);
  }
  /** The nearest whole number. */
  nearest(): Real {
    return this.of(0x90, 0x6a);
  }
  /** This where another is above 0, else 0. */
  wherePositive(other: Real): Real {
    if (this.lanes === 1)
      return new Real([...this.code, ...real(0).code, ...other.code, ...real(0).code, 0x5e, 0x1b], 1);
    const mask = other.with(0, 0, 0x44);
    return this.with(mask, 0, 0x4e);
  }
  /** 2 to the power of this, a whole number from -126 to 127: it goes where the exponent stands, above 23 bits. */
  powerOfTwo(): Real {
    const exponents = [...this.plus(127).code, ...vectorCode(0xf8)];
    return new Real([...exponents, ...int(23).code, ...vectorCode(0xab)], 4);
  }
  /** The number in all lanes of a vector. */
  splat(): Real {
    return new Real([...this.code, ...vectorCode(0x13)], 4);
  }
  /** One number of a vector. */
  lane(index: number): Real {
    return new Real([...this.code, ...vectorCode(0x1f), index], 1);
  }
  /** Sum of the four numbers of a vector, which is a variable; of one number, that number. */
  total(): Real {
    if (this.lanes === 1) return this;
    return this.lane(0)
      .plus(this.lane(1))
      .plus(this.lane(2).plus(this.lane(3)));
  }
  /** The largest of the four numbers of a vector, which is a variable; of one number, that number. */
  most(): Real {
    if (this.lanes === 1) return this;
    return this.lane(0)
      .larger(this.lane(1))
      .larger(this.lane(2).larger(this.lane(3)));
  }
  /** Four groups of 4 bytes out of the eight of two vectors. */
  shuffle(other: Real, lanes: readonly number[]): Real {
    const bytes = lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte));
    return new Real([...this.code, ...other.code, ...vectorCode(0x0d), ...bytes], this.lanes);
  }
  private of(scalar: number, vector: number): Real {
    return new Real([...this.code, ...(this.lanes === 1 ? [scalar] : vectorCode(vector))], this.lanes);
  }
  private with(other: Real | number, scalar: number, vector: number, pair = 0): Real {
    const right = real(other, this.lanes);
    const opcode = { 1: [scalar], 2: vectorCode(pair), 4: vectorCode(vector) }[this.lanes];
    return new Real([...this.code, ...right.code, ...opcode], this.lanes);
  }
}

export function int(value: Int | number): Int {
  return typeof value === 'number' ? new Int([0x41, ...signed(value)]) : value;
}

/** A plain number as a real value. */
export function real(value: Real | number, lanes: Lanes = 1): Real {
  if (typeof value !== 'number') {
    if (value.lanes !== lanes) throw new Error(`a value of ${lanes} is expected, not of ${value.lanes}`);
    return value;
  }
  if (lanes === 1) return new Real([0x43, ...floatBytes(value)], 1);
  const bytes = lanes === 4 ? floatBytes(value) : doubleBytes(value);
  return new Real([...vectorCode(0x0c), ...Array(lanes).fill(bytes).flat()], lanes);
}

/** What stands in memory at an address; alignment is a hint only, and 2^2 bytes is right for all that is used here. */
export const loadInt = (address: Int, offset = 0) => new Int([...address.code, 0x28, 2, ...unsigned(offset)]);
export const loadReal = (lanes: Lanes, address: Int, offset = 0) =>
  new Real([...address.code, ...(lanes === 1 ? [0x2a] : vectorCode(0x00)), 2, ...unsigned(offset)], lanes);
export const loadFloat = (address: Int, offset = 0) => loadReal(1, address, offset);
export const loadVector = (address: Int, offset = 0) => loadReal(4, address, offset);
/** One number of memory in all lanes. */
export const loadSplat = (address: Int, offset = 0, lanes: 2 | 4 = 4) =>
  new Real([...address.code, ...vectorCode(lanes === 4 ? 0x09 : 0x0a), 2, ...unsigned(offset)], lanes);
