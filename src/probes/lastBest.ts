/**
 * Index of the largest value, the last of equal ones: of layers that are equally good, the higher one.
 *
 * @example lastBest([1, 3, 3, 2]) // 2
 */
export function lastBest(values: readonly number[]): number {
  return values.reduce((best, value, i) => (value >= values[best] ? i : best), 0);
}
