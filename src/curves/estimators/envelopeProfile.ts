import { MeanBasis } from './meanBasis.ts';

/**
 * The envelope's objective as a function of alpha alone.
 *
 * For a fixed alpha, with basis b_i = (e_i / e_max)^alpha, the tightest law below the errors y_i is a linear
 * program in two variables,
 *
 *     H(t) = max over (c, d) of c mean(b) + d   subject to  c b_i + d <= y_i for every i,  c >= 0,  d >= 0,
 *
 * with t = log alpha; the mean gap is mean(y) - H. Its solution is the edge of the lower convex hull of the
 * (b_i, y_i) over mean(b). Where that edge would meet b = 0 below 0, d is 0 and c the smallest y_i / b_i. Only
 * points that no other model beats in both accuracies can bind, because the law is monotone.
 *
 * Slope, where points i and j bind and b_t = alpha log(e / e_max) b:
 *
 *     c = (y_j - y_i) / (b_j - b_i),      c_t = -c (b_jt - b_it) / (b_j - b_i),
 *     H_t = c_t (mean(b) - b_i) + c (mean(b_t) - b_it).
 *
 * H has a kink wherever the binding pair changes.
 */
export class EnvelopeProfile {
  /** H and its slope in t, c and d at the alpha last evaluated. */
  height = 0;
  slope = 0;
  scale = 0;
  offset = 0;
  /** A number for the points that bind there. */
  binding = 0;
  readonly largestError: number;
  readonly meanError: number;

  private readonly basis: MeanBasis;
  /** The points that can bind, from small to large upstream error. */
  private readonly bindingX: Float64Array;
  private readonly bindingY: Float64Array;
  private readonly bindingB: Float64Array;
  private readonly hull: Uint32Array;

  /** Upstream errors (not all 0) and downstream errors. */
  constructor(upstreamError: ArrayLike<number>, downstreamError: ArrayLike<number>) {
    const n = upstreamError.length;
    let largest = 0;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      if (upstreamError[i] > largest) largest = upstreamError[i];
      sum += downstreamError[i];
    }
    this.largestError = largest;
    this.meanError = sum / n;
    this.basis = new MeanBasis(upstreamError, largest);

    const binding = unbeaten(upstreamError, downstreamError);
    this.bindingX = Float64Array.from(binding, (i) => Math.log(upstreamError[i] / largest));
    this.bindingY = Float64Array.from(binding, (i) => downstreamError[i]);
    this.bindingB = new Float64Array(binding.length);
    this.hull = new Uint32Array(binding.length);
  }

  /** Evaluates H and its slope at an alpha. */
  at(alpha: number): void {
    const { bindingX, bindingB } = this;
    for (let i = 0; i < bindingB.length; i++) bindingB[i] = Math.exp(alpha * bindingX[i]);
    this.basis.at(alpha);
    this.solve(alpha);
  }

  /** Evaluates at twice the alpha last evaluated: squares instead of exponentials. */
  doubleTo(alpha: number): void {
    const { bindingB } = this;
    for (let i = 0; i < bindingB.length; i++) bindingB[i] *= bindingB[i];
    this.basis.doubleTo(alpha);
    this.solve(alpha);
  }

  private solve(alpha: number): void {
    const { bindingX, bindingY, bindingB, hull } = this;
    const { mean, slope: meanSlope } = this.basis;
    const size = this.lowerHull();
    let edge = 0;
    while (edge + 2 < size && bindingB[hull[edge + 1]] <= mean) edge++;
    const i = hull[edge];
    if (size < 2 || mean <= bindingB[i]) {
      // The best model of all is left of the mean: no rising line is higher there than the constant.
      this.keep(0, bindingY[0], bindingY[0], 0, -1);
      return;
    }
    const j = hull[edge + 1];
    const width = bindingB[j] - bindingB[i];
    const c = (bindingY[j] - bindingY[i]) / width;
    const d = bindingY[i] - c * bindingB[i];
    if (d >= 0) {
      const slopeI = alpha * basisSlope(bindingX[i], bindingB[i]);
      const slopeJ = alpha * basisSlope(bindingX[j], bindingB[j]);
      const cSlope = (-c * (slopeJ - slopeI)) / width;
      const heightSlope = cSlope * (mean - bindingB[i]) + c * (meanSlope - slopeI);
      this.keep(c, d, c * mean + d, heightSlope, i * bindingB.length + j);
      return;
    }
    let tightest = 0;
    let ratio = Number.POSITIVE_INFINITY;
    for (let m = 0; m < bindingB.length; m++) {
      if (bindingY[m] < ratio * bindingB[m]) {
        ratio = bindingY[m] / bindingB[m];
        tightest = m;
      }
    }
    const heightSlope = ratio * (meanSlope - alpha * bindingX[tightest] * mean);
    this.keep(ratio, 0, ratio * mean, heightSlope, -2 - tightest);
  }

  /** Lower hull of the binding points in (b, y), into `hull`; returns its size. */
  private lowerHull(): number {
    const { bindingY: y, bindingB: b, hull } = this;
    let size = 0;
    for (let i = 0; i < b.length; i++) {
      while (size >= 2) {
        const p = hull[size - 2];
        const q = hull[size - 1];
        if ((b[i] - b[p]) * (y[q] - y[p]) < (y[i] - y[p]) * (b[q] - b[p])) break;
        size--;
      }
      hull[size++] = i;
    }
    return size;
  }

  private keep(scale: number, offset: number, height: number, slope: number, binding: number): void {
    this.scale = scale;
    this.offset = offset;
    this.height = height;
    this.slope = slope;
    this.binding = binding;
  }
}

/** x b, which is 0 at b = 0 whatever x. */
function basisSlope(x: number, b: number): number {
  return b > 0 ? x * b : 0;
}

/**
 * Indices of the points that no other beats: none has a larger or equal upstream error with a smaller or equal
 * downstream error. From small to large upstream error, hence from small to large downstream error.
 */
function unbeaten(upstreamError: ArrayLike<number>, downstreamError: ArrayLike<number>): number[] {
  const order = Uint32Array.from({ length: upstreamError.length }, (_, i) => i).sort(
    (i, j) => upstreamError[j] - upstreamError[i] || downstreamError[i] - downstreamError[j],
  );
  const kept: number[] = [];
  let lowest = Number.POSITIVE_INFINITY;
  for (const i of order) {
    if (downstreamError[i] < lowest) {
      lowest = downstreamError[i];
      kept.push(i);
    }
  }
  return kept.reverse();
}
