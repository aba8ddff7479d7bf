import { allRows, rowsByClass, shuffle } from './supports.ts';

/**
 * Splits rows into training and test, the same share of every class.
 *
 * @param testFraction share of the rows to test on, in (0, 1); every class keeps a row to learn from
 * @example splitRows(Int32Array.of(0, 0, 1, 1), 0.5, 0).test.length // 2
 */
export function splitRows(
  labels: Int32Array,
  testFraction: number,
  seed: number,
): { train: Int32Array; test: Int32Array } {
  const train: number[] = [];
  const test: number[] = [];
  for (const [label, rows] of rowsByClass(labels, allRows(labels.length))) {
    const order = shuffle(rows, seed, label, 'split');
    const held = Math.min(rows.length - 1, Math.round(testFraction * rows.length));
    test.push(...order.slice(0, held));
    train.push(...order.slice(held));
  }
  return { train: Int32Array.from(train).sort(), test: Int32Array.from(test).sort() };
}
