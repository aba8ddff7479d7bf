/** Order of some values, with where ties end: made once, used for every bootstrap sample. */
export interface SortedValues {
  readonly order: Uint32Array;
  readonly values: ArrayLike<number>;
}

/** Sorts values once for `weightedRanks`. */
export function sortValues(values: ArrayLike<number>): SortedValues {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i);
  return { order: order.sort((i, j) => values[i] - values[j]), values };
}

/** Mean ranks of values that each occur as often as their weight says; ties share their mean rank. */
export function weightedRanks({ order, values }: SortedValues, weights: ArrayLike<number>): Float64Array {
  const ranks = new Float64Array(order.length);
  let below = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    let tied = 0;
    while (to < order.length && values[order[to]] === values[order[from]]) tied += weights[order[to++]];
    for (let i = from; i < to; i++) ranks[order[i]] = below + (tied + 1) / 2;
    below += tied;
    from = to;
  }
  return ranks;
}

/**
 * Ranks of values that each occur as often as their weight says, centred and scaled to length 1, so that the weighted
 * product of two of them is Spearman's correlation; NaN without spread.
 */
export function unitRanks(values: SortedValues, weights: ArrayLike<number>): Float64Array {
  const ranks = weightedRanks(values, weights);
  let [n, sum, squares] = [0, 0, 0];
  for (let i = 0; i < ranks.length; i++) {
    n += weights[i];
    sum += weights[i] * ranks[i];
  }
  const mean = sum / n;
  for (let i = 0; i < ranks.length; i++) squares += weights[i] * (ranks[i] - mean) ** 2;
  const length = Math.sqrt(squares);
  return ranks.map((rank) => (rank - mean) / length);
}

/** Sum of x y, each pair as often as its weight says. */
export function weightedProduct(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  weights: ArrayLike<number>,
): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += weights[i] * x[i] * y[i];
  return sum;
}
