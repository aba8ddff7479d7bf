import { createRandom } from '../../base/random.ts';

/** Endless batches of indices in [0, n): every pass is a new permutation; a batch may reach over the end of a pass. */
export function* shuffledBatches(n: number, batch: number, seed: number): Generator<Int32Array, never> {
  const random = createRandom(seed, 'batches');
  const order = Int32Array.from({ length: n }, (_, i) => i);
  let next = n;
  while (true) {
    const indices = new Int32Array(batch);
    for (let i = 0; i < batch; i++) {
      if (next === n) {
        // Fisher and Yates (1938), as Durstenfeld (1964) has it.
        for (let k = n - 1; k > 0; k--) {
          const j = random.integer(k + 1);
          [order[k], order[j]] = [order[j], order[k]];
        }
        next = 0;
      }
      indices[i] = order[next++];
    }
    yield indices;
  }
}
