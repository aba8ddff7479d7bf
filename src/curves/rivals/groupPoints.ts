/** Points that stand for several models each, sorted by x. */
export interface WeightedPoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Models that each point stands for. */
  readonly weight: Float64Array;
}

/**
 * Reduces many models to fewer points: means of groups of neighbours along x that are at most 1/parts of x's range
 * wide and hold at most 1/parts of the models, so at most 2 parts + 1 of them. Up to `parts` models each is a point of its own.
 *
 * Least squares through the groups' means, weighted by size, is least squares through the models but for how much
 * the curve bends inside a group; what spreads within a group is the same for every curve. Makes fits of curves with
 * several local minima to thousands of models quick.
 */
export function groupPoints(x: ArrayLike<number>, y: ArrayLike<number>, parts: number): WeightedPoints {
  const n = x.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((i, j) => x[i] - x[j] || i - j);
  const width = n <= parts ? 0 : (x[order[n - 1]] - x[order[0]]) / parts;
  const most = Math.ceil(n / parts);
  const groups: { x: number; y: number; weight: number }[] = [];
  let from = 0;
  for (let to = 1; to <= n; to++) {
    if (to < n && to - from < most && x[order[to]] - x[order[from]] <= width) continue;
    const group = { x: 0, y: 0, weight: to - from };
    for (let i = from; i < to; i++) {
      group.x += x[order[i]] / group.weight;
      group.y += y[order[i]] / group.weight;
    }
    groups.push(group);
    from = to;
  }
  return {
    x: Float64Array.from(groups, (group) => group.x),
    y: Float64Array.from(groups, (group) => group.y),
    weight: Float64Array.from(groups, (group) => group.weight),
  };
}
