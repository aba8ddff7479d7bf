/**
 * A slow, plain and independent way to the global optimum of the law: thousands of alphas, closed form for the
 * rest, golden section around every local minimum. Shares no code with the solvers it checks.
 */
export interface DenseOptimum {
  readonly alpha: number;
  readonly k: number;
  readonly irreducibleError: number;
  readonly objective: number;
}

type Linear = { objective: number; c: number; d: number };
type AtAlpha = (basis: number[], y: number[]) => Linear;

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Least squares: the best of the interior solution and the two edges c = 0 and d = 0. */
export const leastSquaresAt: AtAlpha = (b, y) => {
  const n = b.length;
  const sum = (f: (i: number) => number) => b.reduce((s, _, i) => s + f(i), 0);
  const mb = sum((i) => b[i]) / n;
  const my = sum((i) => y[i]) / n;
  const bb = sum((i) => (b[i] - mb) ** 2);
  const free = bb > 0 ? sum((i) => (b[i] - mb) * (y[i] - my)) / bb : 0;
  const candidates = [
    { c: free, d: my - free * mb },
    { c: 0, d: my },
    { c: sum((i) => b[i] * y[i]) / sum((i) => b[i] ** 2), d: 0 },
  ].filter(({ c, d }) => c >= 0 && d >= 0 && d <= 1);
  return candidates
    .map(({ c, d }) => ({ c, d, objective: sum((i) => (y[i] - c * b[i] - d) ** 2) }))
    .reduce((best, candidate) => (candidate.objective < best.objective ? candidate : best));
};

/** Envelope: the best of all lines through two points of the lower hull, the constant, and lines through 0. */
export const envelopeAt: AtAlpha = (b, y) => {
  const mean = b.reduce((s, v) => s + v, 0) / b.length;
  const meanY = y.reduce((s, v) => s + v, 0) / y.length;
  const lowest = y.reduce((a, v) => Math.min(a, v), 1);
  const steepest = b.reduce((c, v, i) => (v > 0 ? Math.min(c, y[i] / v) : c), Number.POSITIVE_INFINITY);
  let best: Linear = { c: 0, d: lowest, objective: meanY - lowest };
  const keep = (c: number, d: number) => {
    const objective = meanY - c * mean - d;
    if (c >= 0 && d >= 0 && objective < best.objective) best = { c, d, objective };
  };
  keep(steepest, 0);
  const order = b.map((_, i) => i).sort((i, j) => b[i] - b[j] || y[i] - y[j]);
  const hull: number[] = [];
  for (const i of order) {
    if (hull.length > 0 && b[hull[hull.length - 1]] === b[i]) continue;
    while (hull.length > 1) {
      const [p, q] = hull.slice(-2);
      if ((b[i] - b[p]) * (y[q] - y[p]) < (y[i] - y[p]) * (b[q] - b[p])) break;
      hull.pop();
    }
    hull.push(i);
  }
  for (let j = 1; j < hull.length; j++) {
    const [p, q] = [hull[j - 1], hull[j]];
    const c = (y[q] - y[p]) / (b[q] - b[p]);
    keep(c, y[p] - c * b[p]);
  }
  return best;
};

/** Global minimum over alpha in [0.01, 100] of an objective that is solved for fixed alpha. */
export function denseSearch(
  upstreamError: ArrayLike<number>,
  downstreamError: ArrayLike<number>,
  at: AtAlpha,
  steps = 3000,
): DenseOptimum {
  const e = Array.from(upstreamError);
  const y = Array.from(downstreamError);
  const largest = Math.max(...e);
  const low = Math.log(0.01);
  const width = Math.log(1e4) / steps;
  const solve = (t: number) =>
    at(
      e.map((v) => (v / largest) ** Math.exp(t)),
      y,
    );
  const values = Array.from({ length: steps + 1 }, (_, j) => solve(low + j * width).objective);
  let best = { t: 0, objective: Number.POSITIVE_INFINITY };
  const keep = (t: number) => {
    const { objective } = solve(t);
    if (objective < best.objective) best = { t, objective };
  };
  for (let j = 0; j <= steps; j++) {
    const isMinimum = values[j] <= (values[j - 1] ?? Infinity) && values[j] <= (values[j + 1] ?? Infinity);
    if (!isMinimum) continue;
    let left = low + Math.max(0, j - 1) * width;
    let right = low + Math.min(steps, j + 1) * width;
    for (let k = 0; k < 90; k++) {
      const a = right - GOLDEN * (right - left);
      const b = left + GOLDEN * (right - left);
      if (solve(a).objective < solve(b).objective) right = b;
      else left = a;
    }
    keep(low + j * width);
    keep((left + right) / 2);
  }
  const { c, d, objective } = solve(best.t);
  const alpha = Math.exp(best.t);
  return { alpha, k: c / largest ** alpha, irreducibleError: d, objective };
}
