import { type Code, unsigned, vectorCode } from './encoding.ts';
import { Int, int, type Lanes, Real, real, TYPES, type TypeName } from './values.ts';

/** A variable of a routine. */
export class IntVariable extends Int {
  private readonly assign: (value: Int) => void;
  constructor(index: number, assign: (index: number, value: Int) => void) {
    super([0x20, ...unsigned(index)]);
    this.assign = (value) => assign(index, value);
  }
  set(value: Int | number): void {
    this.assign(int(value));
  }
  add(by: Int | number): void {
    this.assign(this.plus(by));
  }
}

export class RealVariable extends Real {
  private readonly assign: (value: Real) => void;
  constructor(index: number, lanes: Lanes, assign: (index: number, value: Real) => void) {
    super([0x20, ...unsigned(index)], lanes);
    this.assign = (value) => assign(index, value);
  }
  set(value: Real | number): void {
    this.assign(real(value, this.lanes));
  }
  add(by: Real | number): void {
    this.assign(this.plus(by));
  }
}

/** What can be called from other routines of its module. */
export interface Callable {
  readonly index: number;
  readonly parameters: readonly TypeName[];
}

/** A function of a module while it is written: every method appends what it says. */
export class Routine {
  /** Whether products of vectors are added without rounding between (relaxed SIMD). */
  readonly fused: boolean;
  private readonly types: TypeName[];
  private readonly parameterCount: number;
  private readonly body: number[] = [];

  constructor(parameters: readonly TypeName[], fused: boolean) {
    this.types = [...parameters];
    this.parameterCount = parameters.length;
    this.fused = fused;
  }

  int(value?: Int | number): IntVariable {
    const variable = new IntVariable(this.declare('int'), (index, v) => this.assign(index, v));
    if (value !== undefined) variable.set(value);
    return variable;
  }

  /** A variable for one real number. */
  float(value?: Real | number): RealVariable {
    return this.real(1, value);
  }

  /** A variable for four. */
  vector(value?: Real | number): RealVariable {
    return this.real(4, value);
  }

  real(lanes: Lanes, value?: Real | number): RealVariable {
    const index = this.declare(lanes === 1 ? 'float' : 'vector');
    const variable = new RealVariable(index, lanes, (i, v) => this.assign(i, v));
    if (value !== undefined) variable.set(value);
    return variable;
  }

  /** A parameter as a variable. */
  parameter(index: number): IntVariable | RealVariable {
    return this.types[index] === 'int'
      ? new IntVariable(index, (i, v) => this.assign(i, v))
      : new RealVariable(index, 1, (i, v) => this.assign(i, v));
  }

  /** sum += a b, fused where that is wanted and they are vectors. */
  addProduct(sum: RealVariable, a: Real, b: Real): void {
    const { lanes } = sum;
    const fused = this.fused && lanes !== 1;
    const code = () => [...a.code, ...b.code, ...sum.code, ...vectorCode(lanes === 4 ? 0x105 : 0x107)];
    sum.set(fused ? new Real(code(), lanes) : sum.plus(a.times(b)));
  }

  storeInt(address: Int, value: Int | number, offset = 0): void {
    this.emit(address.code, int(value).code, [0x36, 2], unsigned(offset));
  }

  /** Stores one number or four. */
  store(address: Int, value: Real, offset = 0): void {
    const opcode = value.lanes === 1 ? [0x38] : vectorCode(0x0b);
    this.emit(address.code, value.code, opcode, [2], unsigned(offset));
  }

  /** Copies one number of 4 or 8 bytes. */
  move(to: Int, from: Int, bytes: 4 | 8, offset = 0): void {
    const [load, store] = bytes === 4 ? [0x28, 0x36] : [0x29, 0x37];
    this.emit(to.code, from.code, [load, 2, 0, store, 2], unsigned(offset));
  }

  /** Copies bytes, which may overlap. */
  copy(to: Int, from: Int, bytes: Int): void {
    this.emit(to.code, from.code, bytes.code, [0xfc, 0x0a, 0, 0]);
  }

  /**
   * Visits so many numbers that lie side by side, four at a time and the last ones one by one.
   *
   * @param visit is given how many it is to work on and how many bytes they lie from the first
   */
  eachReal(count: Int, visit: (lanes: 1 | 4, at: IntVariable) => void): void {
    const at = this.int(0);
    this.from(at, count.times(4).minus(15), 16, () => visit(4, at));
    this.from(at, count.times(4), 4, () => visit(1, at));
  }

  /** Repeats so many times, at least not at all. The count is used up: it ends at 0. */
  countDown(count: IntVariable, body: () => void): void {
    this.when(int(0).below(count), () => {
      this.emit([0x03, 0x40]);
      body();
      count.add(-1);
      this.emit(count.code, [0x0d, 0, 0x0b]);
    });
  }

  /** Repeats for 0, step, 2 step, ... below an end. */
  each(end: Int | number, step: Int | number, body: (i: IntVariable) => void): void {
    const i = this.int(0);
    this.from(i, end, step, () => body(i));
  }

  /** Repeats while a counter, raised by a step each time, is below an end. */
  from(i: IntVariable, end: Int | number, step: Int | number, body: () => void): void {
    this.when(i.below(end), () => {
      this.emit([0x03, 0x40]);
      body();
      i.add(step);
      this.emit(i.below(end).code, [0x0d, 0, 0x0b]);
    });
  }

  when(condition: Int, then: () => void, otherwise?: () => void): void {
    this.emit(condition.code, [0x04, 0x40]);
    then();
    if (otherwise) {
      this.emit([0x05]);
      otherwise();
    }
    this.emit([0x0b]);
  }

  call({ index, parameters }: Callable, ...values: (Int | Real | number)[]): void {
    if (values.length !== parameters.length)
      throw new Error(`${parameters.length} values are expected, not ${values.length}`);
    values.forEach((value, i) => {
      this.emit((parameters[i] === 'int' ? int(value as Int | number) : real(value as Real | number)).code);
    });
    this.emit([0x10], unsigned(index));
  }

  /** The function as it stands in a module: its variables, its instructions. */
  encode(): Code {
    const variables = this.types.slice(this.parameterCount);
    const code = [
      ...unsigned(variables.length),
      ...variables.flatMap((type) => [1, TYPES[type]]),
      ...this.body,
      0x0b,
    ];
    return [...unsigned(code.length), ...code];
  }

  private declare(type: TypeName): number {
    return this.types.push(type) - 1;
  }

  private assign(index: number, { code }: { readonly code: Code }): void {
    this.emit(code, [0x21], unsigned(index));
  }

  private emit(...parts: Code[]): void {
    for (const part of parts) for (const byte of part) this.body.push(byte);
  }
}
