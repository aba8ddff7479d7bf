import { type Code, list, section, text, unsigned } from './encoding.ts';
import { type Callable, type IntVariable, type RealVariable, Routine } from './routine.ts';
import { TYPES, type TypeName } from './values.ts';

/** Memory of a module. */
export interface SimdMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** What is used of WebAssembly, which every engine has; TypeScript knows it among the browser's types only. */
interface WebAssemblyLike {
  readonly Memory: new (size: { initial: number }) => SimdMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Record<string, unknown> };
  validate(bytes: Uint8Array): boolean;
}
export const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyLike };

/** New memory, 64 kB at first. */
export function createMemory(): SimdMemory {
  return new WebAssembly.Memory({ initial: 1 });
}

type Parameters = Readonly<Record<string, 'int' | 'float'>>;
type Variables<P extends Parameters> = {
  readonly [Name in keyof P]: P[Name] extends 'int' ? IntVariable : RealVariable;
};

/** Functions by name, each with numbers for its parameters. */
export type SimdFunctions = Readonly<Record<string, (...values: number[]) => void>>;

/** A module of routines on one memory, written routine by routine and then compiled. SIMD of 128 bits is part of WebAssembly since 2021 (Node 16.4). */
export class SimdModule {
  private readonly fused: boolean;
  private readonly routines: { name: string; parameters: readonly TypeName[]; code: Code }[] = [];

  /** @param fused whether products are added without rounding between, for which an engine needs relaxed SIMD */
  constructor(fused: boolean) {
    this.fused = fused;
  }

  /** Adds a routine: its parameters in order, and what writes it. */
  routine<P extends Parameters>(
    name: string,
    parameters: P,
    write: (routine: Routine, variables: Variables<P>) => void,
  ): Callable {
    const types = Object.values(parameters);
    const routine = new Routine(types, this.fused);
    const variables = Object.fromEntries(
      Object.keys(parameters).map((parameter, i) => [parameter, routine.parameter(i)]),
    );
    write(routine, variables as Variables<P>);
    const index = this.routines.push({ name, parameters: types, code: routine.encode() }) - 1;
    return { index, parameters: types };
  }

  bytes(): Uint8Array {
    const each = (code: (routine: (typeof this.routines)[number], index: number) => Code) =>
      list(...this.routines.map(code));
    return Uint8Array.from([
      ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...section(
        1,
        each(({ parameters }) => [0x60, ...list(...parameters.map((type) => [TYPES[type]])), 0]),
      ),
      ...section(2, list([...text('m'), ...text('m'), 0x02, 0x00, 0])),
      ...section(
        3,
        each((_, index) => unsigned(index)),
      ),
      ...section(
        7,
        each(({ name }, index) => [...text(name), 0x00, ...unsigned(index)]),
      ),
      ...section(
        10,
        each(({ code }) => code),
      ),
    ]);
  }

  /** Its functions on a memory. */
  compile(memory: SimdMemory): SimdFunctions {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(this.bytes()), { m: { m: memory } });
    return exports as SimdFunctions;
  }
}
