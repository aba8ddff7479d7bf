import { createRandom } from '../random.ts';

/** Examples a class that a probe learns from; `all` is every example there is. */
export type Shots = number | 'all';

/**
 * Draws a support: the rows that a few-shot probe learns from.
 *
 * Every class is put in a random order of its own, which depends on the seed and the class alone, and gives its first
 * `shots` rows; so the support of 5 shots contains that of 1 shot, and every layer of a model is probed on the same
 * examples. A class with fewer rows gives all it has.
 *
 * @param labels class of every row
 * @param shots examples a class, a whole number from 1
 * @returns rows in the order they were drawn: the first of every class (in ascending order of class), then the second
 * of every class, and so on; so a smaller support is the beginning of a larger one wherever every class has enough rows
 * @throws RangeError for shots that are no whole number from 1
 * @example drawSupport(Int32Array.of(7, 7, 9, 9), 1, 0).length // 2
 */
export function drawSupport(labels: Int32Array, shots: Shots, seed: number): Int32Array {
  if (shots === 'all') return Int32Array.from(labels.keys());
  if (!Number.isInteger(shots) || shots < 1) {
    throw new RangeError(`${shots} shots; expected a whole number from 1, or "all"`);
  }
  const drawn = [...rowsByClass(labels)].map(([label, rows]) => shuffle(rows, seed, label).slice(0, shots));
  const support: number[] = [];
  for (let turn = 0; turn < shots; turn++) {
    let any = false;
    for (const rows of drawn) {
      if (turn >= rows.length) continue;
      support.push(rows[turn]);
      any = true;
    }
    if (!any) break;
  }
  return Int32Array.from(support);
}

/** Rows of each class, classes in ascending order. */
export function rowsByClass(labels: Int32Array): Map<number, number[]> {
  const byClass = new Map<number, number[]>();
  for (const label of [...new Set(labels)].sort((a, b) => a - b)) byClass.set(label, []);
  for (let row = 0; row < labels.length; row++) byClass.get(labels[row])?.push(row);
  return byClass;
}

/** Fisher and Yates. */
function shuffle(rows: readonly number[], seed: number, label: number): number[] {
  const random = createRandom(seed, 'support', label);
  const order = [...rows];
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
