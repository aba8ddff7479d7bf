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

/** Pearson correlation of pairs that each occur as often as their weight says; NaN without spread. */
export function weightedCorrelation(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  weights: ArrayLike<number>,
): number {
  let [n, sx, sy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    n += weights[i];
    sx += weights[i] * x[i];
    sy += weights[i] * y[i];
  }
  const [mx, my] = [sx / n, sy / n];
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [x[i] - mx, y[i] - my];
    xx += weights[i] * dx * dx;
    yy += weights[i] * dy * dy;
    xy += weights[i] * dx * dy;
  }
  return xy / Math.sqrt(xx * yy);
}
