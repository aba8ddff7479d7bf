import { createRandom } from '../base/random.ts';

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
 * @param from rows to draw from. Default: all
 * @returns rows in the order they were drawn: the first of every class (in ascending order of class), then the second
 * of every class, and so on; so a smaller support is the beginning of a larger one wherever every class has enough rows
 * @throws RangeError for shots that are no whole number from 1
 * @example drawSupport(Int32Array.of(7, 7, 9, 9), 1, 0).length // 2
 */
export function drawSupport(
  labels: Int32Array,
  shots: Shots,
  seed: number,
  from = allRows(labels.length),
): Int32Array {
  if (shots === 'all') return from;
  if (!Number.isInteger(shots) || shots < 1) {
    throw new RangeError(`${shots} shots; expected a whole number from 1, or "all"`);
  }
  const drawn = [...rowsByClass(labels, from)].map(([label, rows]) =>
    shuffle(rows, seed, label).slice(0, shots),
  );
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

/** 0, 1, 2, ... */
export function allRows(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, row) => row);
}

/** Some rows by class, classes in ascending order. */
export function rowsByClass(labels: Int32Array, rows: Int32Array): Map<number, number[]> {
  const found = new Set(rows.map((row) => labels[row]));
  const byClass = new Map([...found].sort((a, b) => a - b).map((label) => [label, [] as number[]]));
  for (const row of rows) byClass.get(labels[row])?.push(row);
  return byClass;
}

/** Rows of a class in a random order of its own (Fisher and Yates). */
export function shuffle(rows: readonly number[], seed: number, label: number, purpose = 'support'): number[] {
  const random = createRandom(seed, purpose, label);
  const order = [...rows];
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
