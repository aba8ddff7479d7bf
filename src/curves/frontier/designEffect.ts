/**
 * By how much models of one training run say less than as many independent ones: Kish's design effect
 *
 *     1 + (m - 1) rho,
 *
 * with m the size of a model's run, averaged over models, and rho the intraclass correlation of their values, by
 * one-way analysis of variance, in [0, 1]. It is 1 where every model is a run of its own.
 *
 * @param values one a model, here its gap below the frontier
 * @param runs run of each model, any numbers
 * @example designEffect([1, 1, 5, 5], [0, 0, 1, 1]) // 2
 */
export function designEffect(values: ArrayLike<number>, runs: ArrayLike<number>): number {
  const n = values.length;
  const byRun = new Map<number, { size: number; sum: number }>();
  let total = 0;
  for (let i = 0; i < n; i++) {
    const run = byRun.get(runs[i]) ?? { size: 0, sum: 0 };
    run.size++;
    run.sum += values[i];
    byRun.set(runs[i], run);
    total += values[i];
  }
  const groups = byRun.size;
  if (groups === n) return 1;
  if (groups === 1) return n;
  let between = 0;
  let squaredSizes = 0;
  for (const { size, sum } of byRun.values()) {
    between += size * (sum / size - total / n) ** 2;
    squaredSizes += size * size;
  }
  let within = 0;
  for (let i = 0; i < n; i++) {
    const { size, sum } = byRun.get(runs[i]) as { size: number; sum: number };
    within += (values[i] - sum / size) ** 2;
  }
  between /= groups - 1;
  within /= n - groups;
  const typical = (n - squaredSizes / n) / (groups - 1);
  const spread = between + (typical - 1) * within;
  const correlation = spread > 0 ? Math.min(1, Math.max(0, (between - within) / spread)) : 1;
  return 1 + (squaredSizes / n - 1) * correlation;
}
