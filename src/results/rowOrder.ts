import type { Evaluation } from './evaluation.ts';

/**
 * Compares evaluations of a task so that their order depends on nothing but what they say: sums, draws and ties come
 * out the same in whatever order a table's rows stand.
 */
export function rowOrder(a: Evaluation, b: Evaluation): number {
  return (
    a.upstreamAccuracy - b.upstreamAccuracy ||
    a.downstreamAccuracy - b.downstreamAccuracy ||
    textOrder(a.model, b.model) ||
    textOrder(JSON.stringify(a), JSON.stringify(b))
  );
}

function textOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
