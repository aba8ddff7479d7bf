import type { Arbitrary } from 'fast-check';

/** Something that reads what people give, and what damaged input may do to it. */
export interface FuzzTarget {
  readonly name: string;
  /** Share of the cases that are this target's, before all shares are scaled to 1. */
  readonly share: number;
  /** Makes inputs; each is one case. */
  readonly input: Arbitrary<unknown>;
  /** Longest that one input may take, in milliseconds: above `LONGEST` only where there is work to do with it. */
  readonly longest?: number;
  /** Reads one input. @throws InputError for what it refuses; anything else is a fault. */
  read(input: never): void | Promise<void>;
}

/** A target whose input has a type. */
export function target<Input>(
  name: string,
  share: number,
  input: Arbitrary<Input>,
  read: (input: Input) => void | Promise<void>,
  longest?: number,
): FuzzTarget {
  return { name, share, input, read, longest };
}

/** Longest that reading one input may take, in milliseconds: beyond it, it hangs. */
const LONGEST = 2000;

/**
 * Reads one input, and holds what happens against the promises: it is read, or refused by an InputError of one line;
 * either way within two seconds.
 *
 * @returns whether it was read
 * @throws Error naming the promise that was broken
 */
export async function check({ read, longest = LONGEST }: FuzzTarget, input: unknown): Promise<boolean> {
  const start = performance.now();
  let refused = false;
  try {
    await read(input as never);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'InputError') throw error;
    refused = true;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
    if (error.message === '' || /[\u0000-\u001f\u007f-\u009f]/.test(error.message)) {
      throw new Error(`not one printable line: ${JSON.stringify(error.message)}`);
    }
  }
  const took = performance.now() - start;
  if (took > longest) throw new Error(`took ${(took / 1000).toFixed(1)} s`);
  return !refused;
}

/** @throws Error where NaN or an infinity stands anywhere in a value */
export function requireFinite(value: unknown, path = ''): void {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`${path || 'value'} is ${value}`);
  } else if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    let i = 0;
    for (const item of value as Iterable<unknown>) requireFinite(item, `${path}[${i++}]`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) requireFinite(item, `${path}.${key}`);
  }
}
