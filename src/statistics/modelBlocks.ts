import { groupBy } from '../base/groupBy.ts';
import type { Random } from '../base/random.ts';
import type { Evaluation } from '../results/evaluation.ts';

/**
 * Indices of evaluations that belong together: one run's, where the table names runs, because checkpoints of a run
 * are no independent models; else each on its own.
 */
export function modelBlocks(evaluations: readonly Evaluation[]): number[][] {
  return [...groupBy(evaluations.keys(), (i) => evaluations[i].run ?? i).values()];
}

/** A bootstrap sample of blocks, as how often each index was drawn. */
export function drawWeights(blocks: readonly (readonly number[])[], n: number, random: Random): Float64Array {
  const weights = new Float64Array(n);
  for (let draw = 0; draw < blocks.length; draw++) {
    for (const i of blocks[random.integer(blocks.length)]) weights[i]++;
  }
  return weights;
}
