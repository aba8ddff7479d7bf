/**
 * Prints a number and makes sure that it is the promised one, so that a notebook that no longer keeps its promise
 * stops here.
 *
 * @throws Error where the value is further than the tolerance from what is expected
 */
export function expectNear(
  name: string,
  value: number,
  expected: number,
  tolerance: number,
): void {
  const digits = Math.max(0, Math.ceil(-Math.log10(tolerance)));
  const promise = `${expected.toFixed(digits)} ± ${tolerance}`;
  if (!(Math.abs(value - expected) <= tolerance))
    throw new Error(`${name} is ${value}; expected ${promise}`);
  console.log(`${name}: ${value.toFixed(digits + 1)} (expected ${promise})`);
}
